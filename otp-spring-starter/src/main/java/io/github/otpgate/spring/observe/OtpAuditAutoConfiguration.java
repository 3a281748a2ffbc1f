package io.github.otpgate.spring.observe;

import io.github.otpgate.spring.OtpAutoConfiguration;
import io.github.otpgate.spring.setting.ConditionalOnOtpEnabled;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An audit trail: a logger of its own, and the application's {@link AuditEventRepository} where there is one. */
@AutoConfiguration(
        after = OtpAutoConfiguration.class,
        afterName = "org.springframework.boot.actuate.autoconfigure.audit.AuditAutoConfiguration")
@ConditionalOnOtpEnabled
public final class OtpAuditAutoConfiguration {

    /** Spring makes it. */
    OtpAuditAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    static AuditLog otpAuditLog() {
        return new AuditLog();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(AuditEventRepository.class)
    @ConditionalOnBooleanProperty(name = "management.auditevents.enabled", matchIfMissing = true)
    static class RepositoryConfiguration {

        @Bean
        @ConditionalOnMissingBean
        @ConditionalOnBean(AuditEventRepository.class)
        static AuditEvents otpAuditEvents(ApplicationEventPublisher publisher) {
            return new AuditEvents(publisher);
        }
    }
}
