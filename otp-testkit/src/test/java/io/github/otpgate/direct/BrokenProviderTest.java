package io.github.otpgate.direct;

import static io.github.otpgate.direct.Direct.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.ProviderType;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.capability.BatchSubmission;
import io.github.otpgate.provider.capability.MultiSend;
import io.github.otpgate.provider.capability.ReportPull;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.RecordingProvider;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Providers that applications bring, and that do not keep their promises. */
@ExtendWith(RedisExtension.class)
class BrokenProviderTest {

    private final RecordingProvider other = new RecordingProvider("other");
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void build_providerCannotSayWhetherItSendsMany_isRefused(RedisServer redis) {
        OtpServiceBuilder settings = with(redis, new Capable() {
            @Override
            public <C extends Capability> Optional<C> capability(Class<C> kind) {
                if (kind.equals(MultiSend.class)) {
                    throw new IllegalStateException("broken");
                }
                return Optional.empty();
            }
        });

        assertThatIllegalStateException().isThrownBy(settings::buildIdle).withMessage("broken");
    }

    @Test
    void build_providerCannotSayHowManyItSends_isRefused(RedisServer redis) {
        OtpServiceBuilder settings = with(redis, new Capable() {
            @Override
            public <C extends Capability> Optional<C> capability(Class<C> kind) {
                return Optional.of(new Uncountable()).filter(kind::isInstance).map(kind::cast);
            }
        });

        assertThatIllegalStateException().isThrownBy(settings::buildIdle).withMessage("uncountable");
    }

    /** By the name that it has in the configuration, routes and reports would not find it. */
    @Test
    void build_typeNamesItsProviderOtherwise_isRefused(RedisServer redis) {
        OtpServiceBuilder settings = Direct.settings(redis, new RecordingProvider("spare"))
                .providerType(new Renaming())
                .provider("main", Map.of("type", "renaming"))
                .route(Channel.SMS, "main");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(settings::buildIdle)
                .satisfies(failure -> assertThat(failure.key()).isEqualTo("providers.main.type"))
                .withMessageContaining("'other'");
    }

    @Test
    void issue_afterACallThatAProviderFailed_works(RedisServer redis) {
        OtpServiceBuilder settings = with(redis, new Capable() {
            @Override
            public <C extends Capability> Optional<C> capability(Class<C> kind) {
                if (kind.equals(ReportPull.class) && asked.incrementAndGet() == 2) {
                    throw new IllegalStateException("no memory");
                }
                return Optional.empty();
            }
        });
        try (OtpService otp = settings.buildIdle()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> otp.issue(IssueRequest.of(PHONE, "login")))
                    .withMessage("no memory");

            await().atMost(Duration.ofSeconds(20))
                    .ignoreException(StoreException.class)
                    .until(() -> otp.issue(IssueRequest.of(PHONE, "login")) instanceof Issued);
        }
    }

    private OtpServiceBuilder with(RedisServer redis, Provider provider) {
        return Direct.settings(redis, other).provider(provider);
    }

    private final class Renaming implements ProviderType {
        @Override
        public String type() {
            return "renaming";
        }

        @Override
        public Provider create(ProviderSettings settings, ProviderTools tools) {
            return other;
        }
    }

    private static final class Uncountable implements MultiSend {
        @Override
        public int mostMessages() {
            throw new IllegalStateException("uncountable");
        }

        @Override
        public BatchSubmission submit(List<Message> messages) {
            throw new IllegalStateException("nothing is sent this way");
        }
    }

    private abstract static class Capable implements Provider {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Channel channel() {
            return Channel.SMS;
        }

        @Override
        public List<Window> windows() {
            return List.of();
        }

        @Override
        public Submission submit(Message message) {
            throw new IllegalStateException("nothing is sent this way");
        }
    }
}
