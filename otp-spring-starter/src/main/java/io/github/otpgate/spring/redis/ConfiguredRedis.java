package io.github.otpgate.spring.redis;

import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.redis.SharedRedis;
import io.github.otpgate.spring.setting.Placeholder;
import io.github.otpgate.spring.setting.TlsBundle;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;

/** What {@code otp.redis} says, and what the application brings. */
record ConfiguredRedis(
        RedisProperties properties,
        ObjectProvider<SharedRedis> shared,
        ObjectProvider<OtpRedisConnectionDetails> details,
        ObjectProvider<SslBundles> bundles,
        Environment environment)
        implements OtpRedis {

    private static final String URI = "redis.uri";
    private static final String BUNDLE = "redis.ssl-bundle";

    @Override
    public void configure(OtpServiceBuilder builder) {
        builder.redisNamespace(properties.namespace()).redisTimeout(properties.timeout());
        SharedRedis client = shared.getIfAvailable();
        if (client != null) {
            requireNoUri();
            builder.redis(client);
            return;
        }
        if (properties.useApplicationClient()) {
            throw ApplicationClient.missing();
        }
        OtpRedisConnectionDetails place = details.getIfAvailable();
        if (place == null) {
            builder.redis(uri());
            secure(builder, bundle());
        } else {
            builder.redis(place.uri());
            secure(builder, place.sslBundle());
        }
    }

    private void requireNoUri() {
        if (properties.uri() != null) {
            throw new ConfigurationException(
                    ApplicationClient.KEY, "a client of the application beside otp.redis.uri", "one of the two");
        }
    }

    private String uri() {
        String uri = properties.uri();
        if (uri == null) {
            throw nowhere();
        }
        Placeholder.requireResolved(URI, uri);
        return uri;
    }

    private @Nullable SslBundle bundle() {
        String name = properties.sslBundle();
        return name == null ? null : TlsBundle.named(BUNDLE, name, bundles.getIfAvailable());
    }

    private static void secure(OtpServiceBuilder builder, @Nullable SslBundle bundle) {
        if (bundle != null) {
            builder.redisTls(TlsBundle.settings(BUNDLE, bundle));
        }
    }

    private ConfigurationException nowhere() {
        Map<String, Object> springData = Binder.get(environment)
                .bind("spring.data.redis", Bindable.mapOf(String.class, Object.class))
                .orElse(Map.of());
        return springData.isEmpty()
                ? new ConfigurationException(URI, "nothing", EmbeddedRedis.allowedWithoutIt(environment))
                : new ConfigurationException(
                        URI,
                        "nothing; spring.data.redis says only where the application's own Redis is",
                        "the URI of a Redis, for example redis://127.0.0.1:6379; or otp." + ApplicationClient.KEY
                                + ": true");
    }
}
