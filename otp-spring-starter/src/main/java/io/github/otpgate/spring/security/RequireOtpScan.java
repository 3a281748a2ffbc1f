package io.github.otpgate.spring.security;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.annotation.SecurityAnnotationScanner;
import org.springframework.security.core.annotation.SecurityAnnotationScanners;

/** Finds the {@link RequireOtp} that holds for a method. */
final class RequireOtpScan {

    private final SecurityAnnotationScanner<RequireOtp> scanner =
            SecurityAnnotationScanners.requireUnique(RequireOtp.class);

    @Nullable
    RequireOtp of(Method method, Class<?> type) {
        RequireOtp required = scanner.scan(method, type);
        // Spring Security's scanner does not look at the class for methods which that inherits: they would be open.
        return required == null && method.getDeclaringClass() != Object.class
                ? AnnotatedElementUtils.findMergedAnnotation(type, RequireOtp.class)
                : required;
    }

    /** What the methods of a class ask codes for. */
    Set<String> purposes(Class<?> type) {
        MetadataLookup<RequireOtp> lookup = method -> of(method, type);
        return MethodIntrospector.selectMethods(type, lookup).values().stream()
                .map(RequireOtp::purpose)
                .collect(Collectors.toUnmodifiableSet());
    }
}
