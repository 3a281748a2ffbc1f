package io.github.otpgate.spring.security;

import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.Pointcuts;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.SecurityAnnotationScanner;
import org.springframework.security.core.annotation.SecurityAnnotationScanners;

/** Decides about calls of methods that carry {@link RequireOtp}. */
final class RequireOtpCheck implements AuthorizationManager<MethodInvocation> {

    private final SecurityAnnotationScanner<RequireOtp> scanner =
            SecurityAnnotationScanners.requireUnique(RequireOtp.class);

    private final Supplier<OtpFactors> factors;

    /**
     * A check.
     *
     * @param factors asked for at the first call, because interceptors are made before most beans
     */
    RequireOtpCheck(Supplier<OtpFactors> factors) {
        this.factors = factors;
    }

    /** Where the annotation stands, on a method, a class, or another annotation of either. */
    static Pointcut pointcut() {
        return Pointcuts.union(
                new AnnotationMatchingPointcut(null, RequireOtp.class, true),
                new AnnotationMatchingPointcut(RequireOtp.class, true));
    }

    @Override
    public @Nullable AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, MethodInvocation call) {
        RequireOtp required = required(call);
        if (required == null) {
            return null;
        }
        return factors.get()
                .<MethodInvocation>verifiedWithin(required.purpose(), DurationStyle.detectAndParse(required.within()))
                .authorize(authentication, call);
    }

    private @Nullable RequireOtp required(MethodInvocation call) {
        Method method = call.getMethod();
        Object target = call.getThis();
        Class<?> type = target == null ? method.getDeclaringClass() : target.getClass();
        RequireOtp required = scanner.scan(method, type);
        // Spring Security's scanner does not look at the class for methods which that inherits: they would be open.
        return required == null && method.getDeclaringClass() != Object.class
                ? AnnotatedElementUtils.findMergedAnnotation(type, RequireOtp.class)
                : required;
    }
}
