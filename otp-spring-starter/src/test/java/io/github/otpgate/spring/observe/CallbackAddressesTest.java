package io.github.otpgate.spring.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.spring.Settings;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** What a tracer would be told of pushes. No Redis answers here. */
class CallbackAddressesTest {

    private static final String TOKEN = "token-that-must-never-be-traced";

    @ParameterizedTest
    @CsvSource({"/otp, ''", "/api/codes, /shop"})
    void push_observedBySpring_showsNoToken(String basePath, String contextPath)
            throws IOException, InterruptedException {
        String[] settings = Settings.complete(
                "server.port=0",
                "server.servlet.context-path=" + contextPath,
                "otp.web.base-path=" + basePath,
                "otp.callbacks.token=" + TOKEN);
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .properties(settings)
                .run()) {
            String callbacks = contextPath + basePath + "/callbacks/main/";
            List<String> paths = context.getBean(Requests.class).paths();

            get(context, callbacks + TOKEN);
            get(context, callbacks + TOKEN + "x");
            get(context, contextPath + basePath + "/unknown/main/path");

            // The answer may be there before the request has ended.
            await().untilAsserted(() -> assertThat(paths)
                    .containsExactly(
                            callbacks + "******", callbacks + "******", contextPath + basePath + "/unknown/main/path"));
        }
    }

    private static void get(ConfigurableApplicationContext context, String path)
            throws IOException, InterruptedException {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    }

    @Test
    void map_wholeAddressWithAQuery_keepsTheRest() {
        Observation.Context context = new Observation.Context();
        context.addHighCardinalityKeyValue(
                KeyValue.of("url.full", "https://shop.example/otp/callbacks/main/" + TOKEN + "?a=b"));
        context.addHighCardinalityKeyValue(KeyValue.of("other", "/app/callbacks/main/x"));

        CallbackAddresses.below("/otp", List.of()).map(context);

        assertThat(context.getHighCardinalityKeyValues())
                .containsExactlyInAnyOrder(
                        KeyValue.of("url.full", "https://shop.example/otp/callbacks/main/******?a=b"),
                        KeyValue.of("other", "/app/callbacks/main/x"));
    }

    /** A container takes all of these for the one path. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/otp//callbacks/main/",
                "/otp/callbacks/main//",
                "/otp/%63allbacks/main/",
                "/otp/./callbacks/main/",
                "/otp;a=b/callbacks/main/",
                "/elsewhere/callbacks/main/"
            })
    void map_validTokenInAnyForm_isHidden(String path) {
        Observation.Context context = new Observation.Context();
        context.addHighCardinalityKeyValue(KeyValue.of("http.url", path + TOKEN));

        CallbackAddresses.below("/otp", List.of(TOKEN)).map(context);

        assertThat(context.getHighCardinalityKeyValue("http.url"))
                .extracting(KeyValue::getValue)
                .asString()
                .doesNotContain(TOKEN)
                .endsWith("******");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            exclude = {ServletWebSecurityAutoConfiguration.class, ManagementWebSecurityAutoConfiguration.class})
    static class Application {
        @Bean
        Requests requests() {
            return new Requests(new CopyOnWriteArrayList<>());
        }
    }

    /** Keeps the paths of requests, as a tracer sees them. */
    record Requests(List<String> paths) implements ObservationHandler<ServerRequestObservationContext> {
        @Override
        public void onStop(ServerRequestObservationContext request) {
            request.getHighCardinalityKeyValues().stream()
                    .filter(told -> told.getKey().equals("http.url"))
                    .map(KeyValue::getValue)
                    .forEach(paths::add);
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return context instanceof ServerRequestObservationContext;
        }
    }
}
