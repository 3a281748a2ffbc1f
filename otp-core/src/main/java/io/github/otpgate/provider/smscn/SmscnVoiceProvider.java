package io.github.otpgate.provider.smscn;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.Capabilities;
import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.capability.BalanceQuery;
import io.github.otpgate.provider.capability.RecordPull;
import io.github.otpgate.provider.capability.ReportPull;
import java.util.List;
import java.util.Optional;

/**
 * Voice codes of sms.cn, {@code /voice/}.
 *
 * <pre>
 * out  POST form  ac, uid, pwd | tokenkey and timestamp, encode, format, mobile, mobileids, content, template
 * in   JSON, XML or text, UTF-8 or GBK   stat (100 is accepted), message
 * </pre>
 *
 * <p>The text stays with the vendor: {@code content} is a JSON object with the code for the variable of the template. The
 * answer names no message, so {@code mobileids} does, which we make; reports come back under it.
 *
 * <p>Only mobile numbers of mainland China are called, without country code. The document has no form for any other
 * number, and a foreign one written as digits could be somebody else's at home; it is refused as
 * {@code INVALID_NUMBER} without asking the vendor. No windows per number are documented.
 *
 * <p>Source: the vendor's interface document "voice", sections 1 to 7; read 2026-11-21.
 */
final class SmscnVoiceProvider implements Provider {

    private final SmscnSettings settings;
    private final SmscnMessageIds ids;
    private final SmscnGateway gateway;
    private final SmscnAnswers answers;
    private final Capabilities capabilities;

    SmscnVoiceProvider(SmscnSettings settings, ProviderTools tools) {
        this(settings, tools, new SmscnMessageIds(tools.random()));
    }

    SmscnVoiceProvider(SmscnSettings settings, ProviderTools tools, SmscnMessageIds ids) {
        this.settings = settings;
        this.ids = ids;
        this.gateway = new SmscnGateway(tools.http(), tools.clock(), settings);
        this.answers = new SmscnAnswers(new SmscnCodes(tools.clock(), settings.overrides()));
        this.capabilities = Capabilities.none()
                .with(BalanceQuery.class, new SmscnBalance(gateway, answers))
                .with(ReportPull.class, new SmscnReports(gateway, answers))
                .with(RecordPull.class, new SmscnRecords(gateway, answers));
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Channel channel() {
        return Channel.VOICE;
    }

    @Override
    public List<Window> windows() {
        return List.of();
    }

    @Override
    public Submission submit(Message message) {
        Optional<String> mobile = SmscnMobile.of(message.to());
        return mobile.isEmpty() ? new Rejected(SmscnMobile.NOT_SERVED) : submit(mobile.get(), message.code());
    }

    private Submission submit(String mobile, String code) {
        String id = ids.next();
        SmscnRequest request = settings.call().request(mobile, id, code);
        return Submission.of(gateway.ask(request, answers.accepted(id)), Optional.of(id));
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        return capabilities.find(kind);
    }

    @Override
    public String toString() {
        return "SmscnVoiceProvider[" + name() + "]";
    }
}
