package io.github.otpgate.servlet.container;

import static org.awaitility.Awaitility.await;

import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult.NotVerified;
import io.github.otpgate.servlet.TestClient;
import io.github.otpgate.servlet.container.Container.WebApplication;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.RedisServer;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The application, deployed. */
final class Site implements AutoCloseable {

    static final String JSON = "application/json";
    static final String FORM = "application/x-www-form-urlencoded";
    static final String SEND = "/app/otp/send";
    static final String VERIFY = "/app/otp/verify";
    static final String CALLBACK = "/app/otp/callbacks/main/" + World.TOKEN;

    private final AtomicInteger strangers = new AtomicInteger(10_000);
    private final World world;
    private final Container container;
    private final WebApplication application;

    private Site(World world, Container container, WebApplication application) {
        this.world = world;
        this.container = container;
        this.application = application;
    }

    /** Starts a container with the application of that name. */
    static Site start(RedisServer redis, Supplier<Container> containers, String name) {
        World world = new World(redis);
        WebApplication application = new WebApplication(Path.of("src/test/resources/webapps", name), world);
        Site site = new Site(world, containers.get(), application);
        try {
            site.deploy();
        } catch (RuntimeException e) {
            site.close();
            throw e;
        }
        return site;
    }

    /** Deploys it, and waits until its services have found Redis. */
    void deploy() {
        container.deploy(application);
        VerifyRequest harmless = VerifyRequest.ofPhone("13700137000", "login", "000000");
        for (OtpService service : List.of(world.plain(), world.guarded())) {
            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptionsInstanceOf(StoreException.class)
                    .until(() -> service.verify(harmless) instanceof NotVerified);
        }
    }

    void undeploy() {
        container.undeploy();
    }

    World world() {
        return world;
    }

    int port() {
        return container.port();
    }

    TestClient client() {
        return new TestClient(port());
    }

    /** A phone that nothing was sent to. */
    String phone() {
        return "138001" + strangers.incrementAndGet();
    }

    /** An address that nothing came from. */
    String address() {
        return "2001:db9:" + Integer.toHexString(strangers.incrementAndGet()) + "::1";
    }

    String codeOn(String phone) {
        return world.vendor()
                .inbox()
                .awaitMessage(phone, Duration.ofSeconds(5))
                .code()
                .orElseThrow();
    }

    int messages() {
        return world.vendor().inbox().messages().size();
    }

    static String sendBody(String phone) {
        return "{\"phone\":\"" + phone + "\",\"purpose\":\"login\"}";
    }

    /** Somebody asks, through the proxy, from an address of their own. */
    HttpResponse<String> send(String phone, String... headers) {
        return post(SEND, JSON, sendBody(phone), headers);
    }

    HttpResponse<String> post(String path, String type, String body, String... headers) {
        return post(path, type, BodyPublishers.ofString(body), headers);
    }

    HttpResponse<String> post(String path, String type, BodyPublisher body, String... headers) {
        TestClient client = client();
        var request = client.to(path)
                .headers("Content-Type", type, "X-Forwarded-For", address())
                .POST(body);
        return client.exchange(headers.length == 0 ? request : request.headers(headers));
    }

    /** Whether the rest of the application answered. */
    static boolean isPassedOn(HttpResponse<?> answer) {
        return answer.headers().firstValue("X-Passed-On").isPresent();
    }

    @Override
    public void close() {
        container.close();
        world.close();
    }
}
