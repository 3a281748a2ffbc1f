package io.github.otpgate.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import io.github.otpgate.OtpService;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class OtpLifecycleTest {

    @Test
    void start_applicationOfSpringBoot_waitsUntilItIsReady() {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Lifecycle.class, Runner.class)
                .web(WebApplicationType.NONE)
                .run()) {
            verify(context.getBean(OtpService.class)).start();
        }
    }

    @Test
    void start_childIsReadyFirst_waitsForItsOwn() {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Lifecycle.class, Parent.class)
                .web(WebApplicationType.NONE)
                .run()) {
            verify(context.getBean(OtpService.class)).start();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Parent {
        @Bean
        ApplicationRunner runner(OtpService service, ConfigurableApplicationContext context) {
            return arguments -> {
                new SpringApplicationBuilder(Child.class)
                        .parent(context)
                        .web(WebApplicationType.NONE)
                        .run()
                        .close();
                verify(service, never()).start();
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Child {}

    @Test
    void start_contextOfOwn_doesNotWait() {
        try (var context = new AnnotationConfigApplicationContext(Lifecycle.class)) {
            verify(context.getBean(OtpService.class)).start();
        }
    }

    @Test
    void start_stoppedBefore_startsAgain() {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Lifecycle.class)
                .web(WebApplicationType.NONE)
                .run()) {
            context.stop();
            context.start();

            verify(context.getBean(OtpService.class), times(2)).start();
            verify(context.getBean(OtpService.class), never()).close();
        }
    }

    @Test
    void close_whatRan_closesTheService() {
        OtpService service;
        try (var context = new AnnotationConfigApplicationContext(Lifecycle.class)) {
            service = context.getBean(OtpService.class);
            assertThat(context.getBean(OtpLifecycle.class).isRunning()).isTrue();
        }
        verify(service).close();
    }

    @Configuration(proxyBeanMethods = false)
    static class Lifecycle {
        @Bean(destroyMethod = "")
        OtpService service() {
            return mock(OtpService.class);
        }

        @Bean
        OtpLifecycle lifecycle(OtpService service, ConfigurableApplicationContext context) {
            return new OtpLifecycle(service, context);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Runner {
        @Bean
        ApplicationRunner runner(OtpService service) {
            return arguments -> verify(service, never()).start();
        }
    }
}
