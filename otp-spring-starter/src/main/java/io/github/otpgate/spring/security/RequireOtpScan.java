package io.github.otpgate.spring.security;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.annotation.SecurityAnnotationScanner;
import org.springframework.security.core.annotation.SecurityAnnotationScanners;

/** Finds the {@link RequireOtp} that holds for a method. */
final class RequireOtpScan {

    /** Longer than any session; Spring Security adds it to a time. */
    private static final Duration LONGEST = Duration.ofDays(365);

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

    /** What holds for the methods of a class. */
    Set<RequireOtp> all(Class<?> type) {
        MetadataLookup<RequireOtp> lookup = method -> of(method, type);
        return Set.copyOf(MethodIntrospector.selectMethods(type, lookup).values());
    }

    /**
     * How long a code counts.
     *
     * @throws IllegalArgumentException for text that is no duration, names no unit, or is not longer than zero
     */
    static Duration within(RequireOtp required) {
        try {
            Duration within = DurationStyle.detectAndParse(required.within());
            boolean hasUnit = Character.isLetter(
                    required.within().charAt(required.within().length() - 1));
            if (hasUnit && within.compareTo(Duration.ZERO) > 0 && within.compareTo(LONGEST) <= 0) {
                return within;
            }
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            // Told below, with whatever else cannot work.
        }
        throw new IllegalArgumentException(
                required + " cannot work: within must be a duration of one unit, longer than zero and "
                        + LONGEST.toDays() + " days at most, such as 10m or PT10M");
    }
}
