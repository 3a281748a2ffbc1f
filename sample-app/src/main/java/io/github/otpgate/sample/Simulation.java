package io.github.otpgate.sample;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * Lets the application run with nothing installed: without any {@code otp.providers.*} it starts simulated vendors in
 * this process and supplies whatever of the configuration is missing, before the starter reads it. With a provider, or in
 * a profile named {@code prod} or {@code production}, it does nothing.
 */
final class Simulation implements ApplicationContextInitializer<GenericApplicationContext> {

    private static final String BEAN = "simulatedVendors";
    private static final String SIGNATURE = "豪霆云";
    private static final int KEY_BYTES = 32;

    @Override
    public void initialize(GenericApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        boolean configured = isSet(environment, "otp.providers", Bindable.mapOf(String.class, Object.class));
        if (configured || environment.acceptsProfiles(Profiles.of("prod | production"))) {
            return;
        }
        String signature = environment.getProperty("otp.signature", SIGNATURE);
        SimulatedVendors vendors = new SimulatedVendors(signature, random());
        DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
        beans.registerSingleton(BEAN, vendors);
        beans.registerSingleton("haotingyunSimulator", vendors.main());
        // Also closed when the context fails to start; its threads would keep the process alive.
        beans.registerDisposableBean(BEAN, vendors::close);
        beans.registerSingleton("simulationNotice", notice(environment));
        beans.registerSingleton("simulatedCallbacks", new SimulatedCallbacks(vendors, environment));

        // Last, so that whatever else is configured wins.
        Map<String, Object> defaults = defaults(vendors);
        environment.getPropertySources().addLast(new MapPropertySource("simulation", defaults));
    }

    private static Map<String, Object> defaults(SimulatedVendors vendors) {
        Map<String, Object> defaults = new LinkedHashMap<>(vendors.settings());
        defaults.put("otp.signature", SIGNATURE);
        defaults.put("otp.secret-keys[0]", random());
        defaults.put("otp.captcha.mode", "adaptive");
        defaults.put("otp.callbacks.token", randomToken());
        defaults.put("otp.polling.interval", "1s"); // nobody waits long for what a simulated vendor says
        defaults.put("otp.polling.longest-interval", "2s");
        defaults.put("otp.purposes.login.template", "2");
        defaults.put("otp.purposes.register.template", "5");
        defaults.put("otp.purposes.register.variables.app", "豪霆云短信平台");
        defaults.put("otp.purposes.reset-password.template", "7");
        return defaults;
    }

    /** What is not real, for {@link SimulationNotice} to say. */
    private static SimulationNotice notice(ConfigurableEnvironment environment) {
        List<String> lines = new ArrayList<>();
        lines.add("Vendors      simulated, for SMS and calls: nothing leaves this machine (no otp.providers.*)");
        if (!isSet(environment, "otp.secret-keys", Bindable.listOf(String.class))) {
            lines.add("Secret keys  random: what is pending ends with this process (no otp.secret-keys)");
        }
        if (!environment.containsProperty("otp.captcha.mode")) {
            lines.add("Captcha      adaptive: the browser works for each code, people only under suspicion");
        }
        if (!environment.containsProperty("otp.redis.uri")) {
            lines.add("Redis        for development only, forgets everything (no otp.redis.uri)");
        }
        return new SimulationNotice(lines);
    }

    /** However it is spelt and wherever it comes from: OTP_PROVIDERS_MAIN_TYPE in the environment counts too. */
    private static boolean isSet(ConfigurableEnvironment environment, String key, Bindable<?> form) {
        return Binder.get(environment).bind(key, form).isBound();
    }

    private static String random() {
        return Base64.getEncoder().encodeToString(randomBytes());
    }

    /** Without characters that a path would have to escape. */
    private static String randomToken() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes());
    }

    private static byte[] randomBytes() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
