package io.github.otpgate.spring;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;

/**
 * Has the clients of Redis and of vendors loaded while Spring starts on another thread: their two thousand classes and the
 * trusted certificates of the JVM are most of what the starter adds to a start. Nothing is connected.
 */
final class OtpPreinitializer implements BackgroundPreinitializer {

    @Override
    public void preinitialize() {
        redis();
        new OkHttpClient().sslSocketFactory();
        PhoneNumberUtil.getInstance();
    }

    private static void redis() {
        ClientResources resources = DefaultClientResources.create();
        RedisClient client = RedisClient.create(resources, "redis://127.0.0.1");
        client.setOptions(ClientOptions.create());
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        var unused = resources.shutdown(0, 1, TimeUnit.SECONDS);
    }
}
