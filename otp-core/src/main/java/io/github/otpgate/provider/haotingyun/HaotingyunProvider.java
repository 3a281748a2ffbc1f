package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.Submission;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Haotingyun SMS, API v2 {@code single_send}; Yunpian speaks the same.
 *
 * <pre>
 * out  POST form  apikey, mobile, text (signature first)
 * in   JSON       code (integer; 0 is accepted), sid (more than 32 bits), msg
 * </pre>
 *
 * <p>Success is told by the body alone: a refusal comes with HTTP 400 and the same JSON. Numbers of mainland China go
 * without country code, others in E.164.
 *
 * <p>Source: the vendor's API document, "single_send" and "anti-harassment"; read 2026-11-21.
 */
final class HaotingyunProvider implements Provider {

    /** The documented windows (one in 30 s, three in 5 min) and a second for the way there, which varies. */
    private static final List<Window> WINDOWS =
            List.of(new Window(1, Duration.ofSeconds(31)), new Window(3, Duration.ofSeconds(301)));

    private static final String MAINLAND = "+86";

    private final String name;
    private final URI singleSend;
    private final String apiKey;
    private final ProviderTools tools;
    private final HaotingyunAnswers answers;

    HaotingyunProvider(ProviderSettings settings, ProviderTools tools) {
        this.name = settings.name();
        this.singleSend = URI.create(settings.requiredUrl("base-url") + "/v2/sms/single_send.json");
        this.apiKey = settings.required("api-key", "the account's apikey");
        this.tools = tools;
        this.answers = new HaotingyunAnswers(new HaotingyunCodes(tools.clock(), ErrorOverrides.of(settings)));
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
    public Submission submit(Message message) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("apikey", apiKey);
        form.put("mobile", number(message));
        form.put("text", message.text());
        return answers.submission(tools.http().postForm(singleSend, form));
    }

    private static String number(Message message) {
        String e164 = message.to().e164();
        return e164.startsWith(MAINLAND) ? e164.substring(MAINLAND.length()) : e164;
    }

    @Override
    public String toString() {
        return "HaotingyunProvider[" + name + "]";
    }
}
