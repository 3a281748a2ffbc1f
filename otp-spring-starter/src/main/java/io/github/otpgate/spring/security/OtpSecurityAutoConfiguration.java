package io.github.otpgate.spring.security;

import io.github.otpgate.OtpService;
import java.time.Clock;
import org.springframework.aop.Advisor;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Auto-configuration of OTP Gate beside Spring Security: the JSON endpoints answer in front of it, {@link OtpFactors} and
 * {@link RequireOtp} are at hand, the latter without a web application too. The login itself is asked for, with {@link OtpLoginConfigurer}.
 */
@AutoConfiguration
@ConditionalOnClass(name = "org.springframework.security.core.authority.FactorGrantedAuthority")
@Import(OtpSecurityAutoConfiguration.ProxyCreator.class)
public final class OtpSecurityAutoConfiguration {

    /** Spring makes it. */
    OtpSecurityAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    OtpFactors otpFactors(ObjectProvider<Clock> clock, ObjectProvider<OtpService> services) {
        return new OtpFactors(clock.getIfUnique(Clock::systemUTC), new KnownPurposes(services::stream));
    }

    @Bean
    static RequiredPurposes otpRequiredPurposes(ObjectProvider<OtpService> services) {
        return new RequiredPurposes(new KnownPurposes(services::stream));
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor otpRequireOtpAdvisor(
            ObjectProvider<OtpFactors> factors,
            ObjectProvider<SecurityContextHolderStrategy> contexts,
            ObjectProvider<AuthorizationEventPublisher> events) {
        AuthorizationManagerBeforeMethodInterceptor interceptor = new AuthorizationManagerBeforeMethodInterceptor(
                RequireOtpCheck.pointcut(), new RequireOtpCheck(factors::getObject));
        contexts.ifUnique(interceptor::setSecurityContextHolderStrategy);
        events.ifUnique(interceptor::setAuthorizationEventPublisher);
        return interceptor;
    }

    /** In a servlet application. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass(name = "org.springframework.security.web.SecurityFilterChain")
    static class Web {
        @Bean
        static FilterBeforeSecurity otpFilterBeforeSecurity(Environment environment) {
            return new FilterBeforeSecurity(environment);
        }
    }

    /** Without one, {@link RequireOtp} would be silently ignored; usually there is one, of Spring Boot. */
    static final class ProxyCreator implements ImportBeanDefinitionRegistrar {
        @Override
        public void registerBeanDefinitions(AnnotationMetadata importer, BeanDefinitionRegistry registry) {
            AopConfigUtils.registerAutoProxyCreatorIfNecessary(registry);
        }
    }
}
