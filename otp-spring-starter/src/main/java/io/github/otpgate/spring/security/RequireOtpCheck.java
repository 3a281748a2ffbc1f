package io.github.otpgate.spring.security;

import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.Pointcuts;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;

/** Decides about calls of methods that carry {@link RequireOtp}. */
final class RequireOtpCheck implements AuthorizationManager<MethodInvocation> {

    private final RequireOtpScan scan = new RequireOtpScan();
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
                .<MethodInvocation>verifiedWithin(required.purpose(), RequireOtpScan.within(required))
                .authorize(authentication, call);
    }

    private @Nullable RequireOtp required(MethodInvocation call) {
        Method method = call.getMethod();
        Object target = call.getThis();
        Class<?> type = target == null ? method.getDeclaringClass() : target.getClass();
        return scan.of(method, type);
    }
}
