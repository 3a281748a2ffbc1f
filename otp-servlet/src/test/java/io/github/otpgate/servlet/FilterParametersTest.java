package io.github.otpgate.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.OtpService;
import io.github.otpgate.model.AddressBlock;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a deployment descriptor may say; the container is one that starts without a port. */
@ExtendWith(RedisExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilterParametersTest {

    private static final String TOKEN = "the-callback-token-of-these-tests";

    private OtpTestApplication application;

    @BeforeAll
    void start(RedisServer redis) {
        application = OtpTestApplication.start(redis);
    }

    @AfterAll
    void stop() {
        application.close();
    }

    private DeploymentInfo deployment(FilterInfo filter, Map<String, String> parameters, String... patterns) {
        parameters.forEach(filter::addInitParam);
        DeploymentInfo deployment = Servlets.deployment()
                .setClassLoader(getClass().getClassLoader())
                .setContextPath("/app")
                .setEagerFilterInit(true)
                .setDeploymentName("app")
                .addFilter(filter)
                .addServletContextAttribute(OtpFilter.SERVICE_ATTRIBUTE, application.service());
        for (String pattern : patterns) {
            deployment.addFilterUrlMapping(filter.getName(), pattern, DispatcherType.REQUEST);
        }
        return deployment;
    }

    private static void start(DeploymentInfo deployment) throws ServletException {
        DeploymentManager manager = Servlets.newContainer().addDeployment(deployment);
        manager.deploy();
        try {
            manager.start();
            manager.stop();
        } finally {
            manager.undeploy();
        }
    }

    private void start(Map<String, String> parameters, String... patterns) throws ServletException {
        start(deployment(new FilterInfo("otp", OtpFilter.class), parameters, patterns));
    }

    private WebSettings settings(Map<String, String> parameters, Map<String, String> shared) throws ServletException {
        List<WebSettings> told = new ArrayList<>();
        FilterInfo probe = new FilterInfo("otp", Probe.class, new ImmediateInstanceFactory<>(new Probe(told)));
        DeploymentInfo deployment = deployment(probe, parameters, "/*");
        shared.forEach(deployment::addInitParameter);
        start(deployment);
        return told.get(0);
    }

    @Test
    void nothingSaid_isTheDefault() throws ServletException {
        assertThat(settings(Map.of(), Map.of())).isEqualTo(WebSettings.DEFAULT);
    }

    @Test
    void everythingSaid_isTaken() throws ServletException {
        Map<String, String> all = Map.of(
                "base-path", " /api/otp ",
                "verify-by-phone", "true",
                "trusted-proxies", "10.0.0.0/8, 2001:db8::/32\n\t127.0.0.1",
                "callbacks.token", TOKEN,
                "callbacks.previous-token", TOKEN + "-old",
                "callbacks.rate", "50");

        WebSettings settings = settings(all, Map.of());

        assertThat(settings.basePath()).isEqualTo("/api/otp");
        assertThat(settings.verifyByPhone()).isTrue();
        assertThat(settings.trustedProxies())
                .extracting(AddressBlock::toString)
                .containsExactly("10.0.0.0/8", "2001:db8::/32", "127.0.0.1/32");
        assertThat(settings.callbacks().include(TOKEN)).isTrue();
        assertThat(settings.callbacks().include(TOKEN + "-old")).isTrue();
        assertThat(settings.callbackRate()).isEqualTo(50);
    }

    @Test
    void contextParam_holdsWhereTheFilterSaysNothing() throws ServletException {
        Map<String, String> shared = Map.of(
                "otp.web.base-path", "/shared",
                "otp.web.verify-by-phone", "true",
                "otp.callbacks.token", TOKEN,
                "otp.of-the-application", "whatever");

        WebSettings settings = settings(Map.of("verify-by-phone", "false"), shared);

        assertThat(settings.basePath()).isEqualTo("/shared");
        assertThat(settings.verifyByPhone()).isFalse();
        assertThat(settings.callbacks().include(TOKEN)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "base-path | otp/ | init-param base-path: found 'otp/'; allowed: a path such as /otp",
                "verify-by-phone | yes | init-param verify-by-phone: found 'yes'; allowed: true or false",
                "trusted-proxies | 10.0.0.0/8, proxy | init-param trusted-proxies[1]: found 'proxy'; allowed: an address",
                "callbacks.token | short-secret | init-param callbacks.token: found 12 characters; allowed: 22 to 256",
                "callbacks.previous-token | x | init-param callbacks.token: found nothing, beside a previous token",
                "callbacks.rate | fast | init-param callbacks.rate: found 'fast'; allowed: a whole number, 1 to 100000",
                "callbacks.rate | 0 | init-param callbacks.rate: found 0; allowed: 1 to 100000",
                "basePath | /otp | init-param basePath: found an unknown name; allowed: base-path, verify-by-phone,",
                "service-attribute | mine | init-param service-attribute: attribute 'mine' of the ServletContext: found"
                        + " nothing; allowed: an OtpService"
            })
    void initParam_thatCannotWork_refusesToStart(String name, String value, String message) {
        assertThatThrownBy(() -> start(Map.of(name, value), "/*"))
                .isInstanceOf(ServletException.class)
                .hasMessageStartingWith("filter 'otp': " + message)
                .hasMessageNotContaining("short-secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "otp.web.base-path | otp | context-param otp.web.base-path: found 'otp'; allowed: a path",
                "otp.callbacks.token | ${TOKEN} | context-param otp.callbacks.token: found 8 characters; allowed: 22",
                "otp.web.basepath | /otp | context-param otp.web.basepath: found an unknown name; allowed: otp.web.base-path,"
            })
    void contextParam_thatCannotWork_refusesToStart(String name, String value, String message) {
        DeploymentInfo deployment = deployment(new FilterInfo("otp", OtpFilter.class), Map.of(), "/*");
        deployment.addInitParameter(name, value);

        assertThatThrownBy(() -> start(deployment))
                .isInstanceOf(ServletException.class)
                .hasMessageStartingWith("filter 'otp': " + message);
    }

    @Test
    void attribute_ofAnotherType_refusesToStart() {
        DeploymentInfo deployment = deployment(new FilterInfo("otp", OtpFilter.class), Map.of(), "/otp/*");
        deployment.addServletContextAttribute(OtpFilter.SERVICE_ATTRIBUTE, "a text");

        assertThatThrownBy(() -> start(deployment))
                .hasMessageContaining("found a java.lang.String; allowed: an OtpService")
                .hasMessageNotContaining("a text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/*", "/otp", "/otpx/*", "*.json", "/app/otp/*", "/"})
    void mapping_thatReachesNoneOfOurPaths_refusesToStart(String pattern) {
        assertThatThrownBy(() -> start(Map.of(), pattern))
                .isInstanceOf(ServletException.class)
                .hasMessageStartingWith(
                        "filter 'otp': url-pattern: found " + pattern + "; allowed: /otp/*, since base-path is /otp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/*", "/otp/*", "/otp/send", "/otp/callbacks/*"})
    void mapping_thatReachesSomeOfThem_isRight(String pattern) {
        assertThatCode(() -> start(Map.of(), pattern)).doesNotThrowAnyException();
        assertThatCode(() -> start(Map.of(), "/api/*", pattern)).doesNotThrowAnyException();
    }

    @Test
    void filterMadeByCode_takesNoParametersButChecksItsMapping() {
        assertThatThrownBy(() -> start(deployment(byCode(), Map.of("base-path", "/otp"), "/otp/*")))
                .hasMessage(
                        "filter 'otp': init-param base-path: found it; allowed: none, where the filter was constructed"
                                + " with WebSettings");
        assertThatThrownBy(() -> start(deployment(byCode(), Map.of(), "/api/*")))
                .hasMessageStartingWith("filter 'otp': url-pattern: found /api/*; allowed: /otp/*");
        assertThatCode(() -> start(deployment(byCode(), Map.of(), "/otp/*"))).doesNotThrowAnyException();
    }

    private FilterInfo byCode() {
        OtpService service = application.service();
        return new FilterInfo(
                "otp", OtpFilter.class, new ImmediateInstanceFactory<>(new OtpFilter(service, WebSettings.DEFAULT)));
    }

    @Test
    @SuppressWarnings("NullAway")
    void requestBeforeInit_isAMistake() {
        assertThatThrownBy(() -> new OtpFilter().doFilter(null, null, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("init(FilterConfig)");
    }

    /** Keeps what a filter in its place is told. */
    private record Probe(List<WebSettings> told) implements jakarta.servlet.Filter {

        @Override
        public void init(FilterConfig config) throws ServletException {
            told.add(new FilterParameters(config).settings());
        }

        @Override
        public void doFilter(
                jakarta.servlet.ServletRequest request,
                jakarta.servlet.ServletResponse response,
                jakarta.servlet.FilterChain chain) {}
    }
}
