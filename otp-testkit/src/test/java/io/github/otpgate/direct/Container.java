package io.github.otpgate.direct;

import static io.github.otpgate.direct.Direct.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.testkit.RecordingProvider;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A program that starts and ends an application, with its own copy of every library, and says whether that copy is gone. */
final class Container {

    static final String GONE = "the application is gone";

    private Container() {}

    private record Other(String word) {}

    /** Takes the URI of a Redis. */
    public static void main(String[] arguments) throws Exception {
        ExecutorService container = Executors.newSingleThreadExecutor();
        try {
            WeakReference<ClassLoader> application =
                    container.submit(() -> startAndEnd(arguments[0])).get();
            // Java 17 itself keeps the class of the last record that was compared and hashed first.
            assertThat(new Other("a")).isNotEqualTo(new Other("b")).doesNotHaveSameHashCodeAs(new Other("b"));

            await().atMost(Duration.ofSeconds(60)).until(() -> {
                System.gc();
                return application.get() == null;
            });
            System.out.println(GONE);
        } finally {
            container.shutdownNow();
        }
    }

    private static WeakReference<ClassLoader> startAndEnd(String redis)
            throws ReflectiveOperationException, IOException {
        Thread container = Thread.currentThread();
        ClassLoader own = container.getContextClassLoader();
        try (URLClassLoader application = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            container.setContextClassLoader(application);
            @SuppressWarnings("unchecked") // both are the JDK's
            Consumer<String> life = (Consumer<String>) application
                    .loadClass(Life.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            life.accept(redis);
            return new WeakReference<>(application);
        } finally {
            container.setContextClassLoader(own);
        }
    }

    private static URL[] classPath() {
        return Stream.of(System.getProperty("java.class.path").split(System.getProperty("path.separator"), -1))
                .map(Container::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an application does from its start to its end. */
    public static final class Life implements Consumer<String> {

        @Override
        public void accept(String redis) {
            RecordingProvider vendor = new RecordingProvider("main");
            try (OtpService otp = Direct.open(Direct.settings(redis, vendor))) {
                assertThat(otp.issue(IssueRequest.of(PHONE, "login"))).isNotNull();
                String code = vendor.messages().get(0).code();
                assertThat(otp.verify(VerifyRequest.ofPhone(PHONE, "login", code)))
                        .isInstanceOf(Verified.class);
            }
        }
    }
}
