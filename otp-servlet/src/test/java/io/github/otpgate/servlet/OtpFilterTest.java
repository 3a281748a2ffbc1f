package io.github.otpgate.servlet;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisExtension.class)
class OtpFilterTest {

    /** Every HttpFilter is Serializable; one that takes its service along would fail where a container makes use of it. */
    @Test
    void serialise_leavesTheServiceBehind(RedisServer redis) {
        try (OtpTestApplication application = OtpTestApplication.start(redis)) {
            OtpFilter filter = new OtpFilter(application.service(), WebSettings.DEFAULT);

            assertThatCode(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(filter))
                    .doesNotThrowAnyException();
        }
    }
}
