package io.github.otpgate.servlet;

import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/**
 * A web application with the filter, on a real Tomcat, a real Redis (a namespace of its own) and a simulated vendor. The
 * purposes are {@code login} and {@code reset-password}; there is no captcha unless a test asks for it.
 */
final class OtpTestApplication implements AutoCloseable {

    private static final String SECRET = "b3RwLWdhdGUtdGVzdC1zZWNyZXQta2V5LTMyLWJ5dGVzIQ==";

    private final HaotingyunSimulator vendor = HaotingyunSimulator.start();
    private final String namespace =
            "t" + UUID.randomUUID().toString().replace("-", "").substring(1);
    private final Tomcat tomcat = new Tomcat();
    private final OtpService service;

    private OtpTestApplication(RedisServer redis, WebSettings web, UnaryOperator<OtpServiceBuilder> change) {
        OtpServiceBuilder builder = OtpService.builder()
                .secretKeys(SECRET)
                .signature("豪霆云")
                .redis(redis.uri())
                .redisNamespace(namespace)
                .provider(
                        "main",
                        Map.of(
                                "type",
                                "haotingyun",
                                "base-url",
                                vendor.baseUri().toString(),
                                "api-key",
                                HaotingyunSimulator.Builder.SAMPLE_API_KEY))
                .purpose("login", "2", Map.of())
                .purpose("reset-password", "7", Map.of())
                .captcha(CaptchaMode.OFF)
                // A cold JVM on a busy machine needs longer than the default to connect.
                .redisTimeout(Duration.ofSeconds(2));
        service = change.apply(builder).build();
        start(new OtpFilter(service, web));
    }

    static OtpTestApplication start(RedisServer redis) {
        return start(redis, WebSettings.DEFAULT, builder -> builder);
    }

    static OtpTestApplication start(RedisServer redis, UnaryOperator<OtpServiceBuilder> change) {
        return start(redis, WebSettings.DEFAULT, change);
    }

    static OtpTestApplication start(RedisServer redis, WebSettings web, UnaryOperator<OtpServiceBuilder> change) {
        return new OtpTestApplication(redis, web, change);
    }

    private void start(OtpFilter filter) {
        try {
            Path directory = Files.createTempDirectory("otp-tomcat");
            tomcat.setBaseDir(directory.toString());
            tomcat.setPort(0);
            StandardContext context = (StandardContext) tomcat.addContext("", directory.toString());
            context.setClearReferencesThreadLocals(false);
            context.setClearReferencesRmiTargets(false);
            add(context, "early", new EarlyFilter());
            add(context, "otp", filter);
            Tomcat.addServlet(context, "rest", new RestServlet()).setAsyncSupported(true);
            context.addServletMappingDecoded("/", "rest");
            ErrorPage page = new ErrorPage();
            page.setErrorCode(RestServlet.FAILURE);
            page.setLocation("/otp/send");
            context.addErrorPage(page);
            tomcat.getConnector().setThrowOnFailure(true);
            tomcat.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException e) {
            throw new IllegalStateException("Tomcat does not start", e);
        }
    }

    private static void add(Context context, String name, Filter filter) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName(name);
        mapping.addURLPattern("/*");
        for (DispatcherType type : DispatcherType.values()) {
            mapping.setDispatcher(type.name());
        }
        context.addFilterMap(mapping);
    }

    OtpService service() {
        return service;
    }

    HaotingyunSimulator vendor() {
        return vendor;
    }

    String namespace() {
        return namespace;
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /** Someone who keeps cookies; another one for each call. */
    TestClient client() {
        return new TestClient(port());
    }

    /** The newest code on a phone. */
    String codeOn(String phone) {
        return vendor.inbox().awaitMessage(phone, Duration.ofSeconds(5)).code().orElseThrow();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("Tomcat does not stop", e);
        } finally {
            service.close();
            vendor.close();
        }
    }
}
