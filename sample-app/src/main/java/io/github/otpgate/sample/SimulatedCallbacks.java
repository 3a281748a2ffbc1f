package io.github.otpgate.sample;

import java.net.URI;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Tells the simulated vendor that can only push where to, once the port is known. The others are asked. */
final class SimulatedCallbacks implements ApplicationListener<WebServerInitializedEvent> {

    private final SimulatedVendors vendors;
    private final Environment environment;

    SimulatedCallbacks(SimulatedVendors vendors, Environment environment) {
        this.vendors = vendors;
        this.environment = environment;
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        String path = environment.getProperty("server.servlet.context-path", "")
                + environment.getProperty("otp.web.base-path", "/otp") + "/callbacks/second/"
                + environment.getRequiredProperty("otp.callbacks.token");
        vendors.pushSecond(URI.create("http://127.0.0.1:" + event.getWebServer().getPort() + path));
    }
}
