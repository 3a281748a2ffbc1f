package io.github.otpgate.spring.security;

import io.github.otpgate.servlet.OtpFilter;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Puts the filter of the JSON endpoints in front of Spring Security. It answers exact paths, to everybody, and refuses forms of
 * other sites itself; vendors have no CSRF token, and the secret in their addresses must not stand in the security log, which
 * tells every URL. What it does not answer meets the rules of the application. A registration that chose its order keeps it.
 */
final class FilterBeforeSecurity implements BeanPostProcessor {

    private static final String SECURITY_ORDER = "spring.security.filter.order";
    private static final int SECURITY_ORDER_UNLESS_SET = -100;

    private final Environment environment;

    FilterBeforeSecurity(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (bean instanceof FilterRegistrationBean<?> registration
                && registration.getFilter() instanceof OtpFilter
                && registration.getOrder() == Ordered.LOWEST_PRECEDENCE) {
            int security = environment.getProperty(SECURITY_ORDER, Integer.class, SECURITY_ORDER_UNLESS_SET);
            registration.setOrder(security - 1);
        }
        return bean;
    }
}
