package io.github.otpgate.spring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** A host that logs everything it can. */
@ExtendWith(OutputCaptureExtension.class)
class QuietContainerLogsTest {

    private static final String CODE = "735184";
    private static final String PHONE = "13800138000";
    private static final String TOKEN = "token-that-must-never-be-logged";
    private static final String TICKET = "ticket-that-must-never-be-logged";

    @AfterEach
    void resetLogging() {
        LoggingSystem.get(getClass().getClassLoader()).cleanUp();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {\"phone\": \"13800138000\", \"code\": \"735184\"}",
                "application/x-www-form-urlencoded | phone=13800138000&code=735184",
                "application/x-www-form-urlencoded | phone=13800138000&code=735184%zz"
            })
    void logs_rootTrace_showNeitherPhoneNorCode(String type, String body, CapturedOutput output)
            throws IOException, InterruptedException {
        try (ConfigurableApplicationContext context = start("logging.level.root=TRACE")) {
            HttpResponse<String> answer = post(context, type, body);

            assertThat(answer.body()).containsAnyOf(TICKET, "Bad Request");
        }
        assertThat(output).contains("TRACE").contains("o.apache.coyote");
        assertThat(output).doesNotContain(CODE, PHONE, TICKET);
    }

    /** The path of a callback is the vendor's password. */
    @Test
    void logs_rootTrace_showNoCallbackToken(CapturedOutput output) throws IOException, InterruptedException {
        try (ConfigurableApplicationContext context = start("logging.level.root=TRACE", "logging.level.jdk=INFO")) {
            post(context, "/otp/callbacks/main/" + TOKEN, "application/x-www-form-urlencoded", "sms_status=%5B%5D");
        }

        assertThat(output).contains("TRACE").contains("o.apache.c");
        assertThat(output).doesNotContain(TOKEN);
    }

    @Test
    void logs_rootTraceOverHttp2_showNothingEither(CapturedOutput output) throws IOException, InterruptedException {
        try (ConfigurableApplicationContext context =
                start("logging.level.root=TRACE", "logging.level.jdk=INFO", "server.http2.enabled=true")) {
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest.Builder form = request(
                    context,
                    "/otp/callbacks/main/" + TOKEN,
                    "application/x-www-form-urlencoded",
                    "phone=13800138000&code=735184");
            for (int i = 0; i < 2; i++) {
                // The first asks for HTTP/2, the second begins with it.
                HttpResponse<String> answer = client.send(
                        form.version(HttpClient.Version.HTTP_2).build(), HttpResponse.BodyHandlers.ofString());

                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(answer.body()).contains(TICKET);
            }
        }

        assertThat(output).contains("TRACE").contains("o.apache.coyote.http2");
        assertThat(output).doesNotContain(TOKEN, CODE, PHONE, TICKET);
    }

    @Test
    void logs_loggerSetByTheApplication_isLeftAlone(CapturedOutput output) throws IOException, InterruptedException {
        try (ConfigurableApplicationContext context =
                start("logging.level.org.apache.coyote.http11.Http11InputBuffer=TRACE")) {
            post(context, "application/json", "{}");
        }

        assertThat(output).contains("Http11InputBuffer").contains("POST /otp/verify HTTP/1.1");
    }

    private static ConfigurableApplicationContext start(String... settings) {
        return new SpringApplicationBuilder(Application.class)
                .properties(Settings.complete(settings))
                .properties("server.port=0")
                .run();
    }

    private static HttpResponse<String> post(ConfigurableApplicationContext context, String type, String body)
            throws IOException, InterruptedException {
        return post(context, "/otp/verify", type, body);
    }

    private static HttpResponse<String> post(
            ConfigurableApplicationContext context, String path, String type, String body)
            throws IOException, InterruptedException {
        HttpRequest request = request(context, path, type, body)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(
            ConfigurableApplicationContext context, String path, String type, String body) {
        int port = Optional.ofNullable(((WebServerApplicationContext) context).getWebServer())
                .orElseThrow()
                .getPort();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {
        /** Stands where the endpoints are and reads what they read. */
        @Bean
        FilterRegistrationBean<Endpoint> endpoint() {
            return new FilterRegistrationBean<>(new Endpoint());
        }

        /** Before any login, as our own filter. */
        @Bean
        FilterRegistrationBean<Endpoint> callbacks() {
            FilterRegistrationBean<Endpoint> callbacks = new FilterRegistrationBean<>(new Endpoint());
            callbacks.setName("callbacks");
            callbacks.setOrder(Ordered.HIGHEST_PRECEDENCE);
            callbacks.addUrlPatterns("/otp/callbacks/*");
            return callbacks;
        }
    }

    private static final class Endpoint extends HttpFilter {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            int parameters = request.getParameterMap().size();
            int bytes = request.getInputStream().readAllBytes().length;
            response.setContentType("application/json");
            response.getWriter().write("{\"ticket\": \"" + TICKET + "\", \"read\": " + (parameters + bytes) + "}");
        }
    }
}
