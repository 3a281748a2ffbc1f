package io.github.otpgate.spring;

import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.captcha.RemoteVerifier;
import io.github.otpgate.event.OtpListener;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderType;
import io.github.otpgate.receipt.ReceiptListener;
import java.time.Clock;
import org.springframework.beans.factory.BeanFactory;

/** Beans of the application's that join the service. */
final class Contributions {

    /** By name: an application's other clock may be one that stands still for its own tests. */
    static final String CLOCK = "otpClock";

    private final BeanFactory beans;

    Contributions(BeanFactory beans) {
        this.beans = beans;
    }

    void addTo(OtpServiceBuilder builder) {
        beans.getBeanProvider(ProviderType.class).orderedStream().forEach(builder::providerType);
        beans.getBeanProvider(Provider.class).orderedStream().forEach(builder::provider);
        beans.getBeanProvider(OtpListener.class).orderedStream().forEach(builder::listener);
        beans.getBeanProvider(ReceiptListener.class).orderedStream().forEach(builder::receiptListener);
        beans.getBeanProvider(RemoteVerifier.class).ifAvailable(builder::captchaVerifier);
        if (beans.containsBean(CLOCK)) {
            builder.clock(beans.getBean(CLOCK, Clock.class));
        }
        beans.getBeanProvider(OtpServiceBuilderCustomizer.class)
                .orderedStream()
                .forEach(customizer -> customizer.customize(builder));
    }
}
