package io.github.otpgate.spring;

import io.github.otpgate.model.ConfigurationException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.SmartApplicationListener;

/** Reads the limits again when Spring Cloud says that the environment changed. Knows its events by name, not by class. */
final class CloudRefresh implements SmartApplicationListener {

    private static final Logger LOG = LoggerFactory.getLogger(CloudRefresh.class);
    private static final Set<String> EVENTS = Set.of(
            "org.springframework.cloud.context.environment.EnvironmentChangeEvent",
            "org.springframework.cloud.context.scope.refresh.RefreshScopeRefreshedEvent");

    private final ObjectProvider<OtpLimitsReload> limits;

    /** Asks for the bean late: listeners are made before the rest of the context is. */
    CloudRefresh(ObjectProvider<OtpLimitsReload> limits) {
        this.limits = limits;
    }

    @Override
    public boolean supportsEventType(Class<? extends ApplicationEvent> type) {
        return EVENTS.contains(type.getName());
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        try {
            limits.ifAvailable(OtpLimitsReload::reloadIfChanged);
        } catch (ConfigurationException mistake) {
            LOG.warn("The limits stay as they are: {}", mistake.getMessage());
        }
    }
}
