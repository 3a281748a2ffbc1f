package io.github.otpgate.servlet.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.servlet.RawHttp;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.util.function.Consumer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What no other container does. */
@ExtendWith(RedisExtension.class)
class JettysWaysTest {

    private static Site start(RedisServer redis, Consumer<ServerConnector> change) {
        return Site.start(redis, () -> new JettyContainer(change), "by-web-xml");
    }

    /** Otherwise a client that stalls gets a page of errors, and the log an error of the application. */
    @Test
    void client_thatStalls_isToldSoByUs(RedisServer redis) {
        try (Site site = start(redis, connector -> connector.setIdleTimeout(1_000))) {
            String answer = RawHttp.exchange(
                    site.port(),
                    "POST /app/otp/send HTTP/1.1\r\nHost: a.example\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 4000\r\n\r\n{");

            assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"invalid-request\"", "Connection: close");
        }
    }

    /** Where it is told to let such a path in, it refuses to say what it is. */
    @Test
    void path_thatJettyDoesNotTell_isPassedOn(RedisServer redis) {
        try (Site site = start(redis, JettysWaysTest::letEverythingIn)) {
            assertThat(RawHttp.get(site.port(), "/app/otp/a%2Fb", "X-Test-To: nowhere"))
                    .startsWith("HTTP/1.1 404")
                    .contains("X-Passed-On");
        }
    }

    private static void letEverythingIn(ServerConnector connector) {
        connector
                .getConnectionFactory(HttpConnectionFactory.class)
                .getHttpConfiguration()
                .setUriCompliance(UriCompliance.UNSAFE);
    }
}
