package io.github.otpgate.spring.security;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Keeps an application from starting whose {@link RequireOtp} asks for codes that nobody can get, or within a time that is none. A bean that is made after the
 * start is not made then.
 */
final class RequiredPurposes implements BeanPostProcessor, SmartInitializingSingleton {

    private final RequireOtpScan scan = new RequireOtpScan();
    private final Map<String, String> asking = new ConcurrentHashMap<>();
    private final AtomicBoolean started = new AtomicBoolean();
    private final KnownPurposes known;

    RequiredPurposes(KnownPurposes known) {
        this.known = known;
    }

    /** Once they are proxies, as all are that the annotation holds for. The service may not be made yet. */
    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof Advised) {
            Class<?> type = AopUtils.getTargetClass(bean);
            String namedBy = "@RequireOtp in " + type.getName();
            scan.all(type).forEach(required -> {
                requireTime(required, type);
                heard(required.purpose(), namedBy);
            });
        }
        return bean;
    }

    private static void requireTime(RequireOtp required, Class<?> type) {
        try {
            Duration unused = RequireOtpScan.within(required);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("In " + type.getName() + ": " + e.getMessage(), e);
        }
    }

    private void heard(String purpose, String namedBy) {
        if (started.get()) {
            known.require(purpose, namedBy);
        } else {
            asking.put(purpose, namedBy);
        }
    }

    @Override
    public void afterSingletonsInstantiated() {
        started.set(true);
        asking.forEach(known::require);
    }
}
