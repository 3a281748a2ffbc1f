package io.github.otpgate.testkit.fifth;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.Capabilities;
import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.capability.BalanceQuery;
import io.github.otpgate.wire.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carrier Pigeon SMS, API of 2026.
 *
 * <pre>
 * out  POST form  key, to (E.164), text (at most 160 characters)
 * in   JSON       status ("ok" is accepted), id
 * </pre>
 */
final class PigeonProvider implements Provider {

    /** The documented window (one in a minute) and a second for the way there, which varies. */
    private static final List<Window> WINDOWS = List.of(new Window(1, Duration.ofSeconds(61)));

    private static final int LONGEST_TEXT = 160;

    private final String name;
    private final URI messages;
    private final String key;
    private final HttpTransport http;
    private final PigeonAnswers answers;
    private final Capabilities capabilities;

    PigeonProvider(ProviderSettings settings, ProviderTools tools) {
        URI baseUrl = settings.requiredUrl("base-url");
        this.name = settings.name();
        this.messages = URI.create(baseUrl + "/messages");
        this.key = settings.required("key", "the account's key");
        this.http = tools.http();
        this.answers = new PigeonAnswers(new PigeonCodes(ErrorOverrides.of(settings)));
        URI credit = URI.create(baseUrl + "/credit");
        this.capabilities = Capabilities.none()
                .with(
                        BalanceQuery.class,
                        () -> VendorAnswer.of(http.postForm(credit, Map.of("key", key)), answers::balance));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public List<Window> windows() {
        return WINDOWS;
    }

    @Override
    public int longestText() {
        return LONGEST_TEXT;
    }

    @Override
    public Submission submit(Message message) {
        if (message.text().length() > LONGEST_TEXT) {
            return Rejected.ofLength(message.text(), LONGEST_TEXT);
        }
        Map<String, String> form = Map.of("key", key, "to", message.to().e164(), "text", message.text());
        return Submission.of(VendorAnswer.of(http.postForm(messages, form), answers::accepted), Optional.empty());
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        return capabilities.find(kind);
    }

    @Override
    public String toString() {
        return "PigeonProvider[" + name + "]";
    }
}
