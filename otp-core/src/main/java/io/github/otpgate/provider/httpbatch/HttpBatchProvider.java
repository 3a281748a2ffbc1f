package io.github.otpgate.provider.httpbatch;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.Capabilities;
import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.capability.BalanceQuery;
import io.github.otpgate.provider.capability.BatchSend;
import io.github.otpgate.provider.capability.PushDecoder;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * SMS through {@code /msg/HttpBatchSendSM}.
 *
 * <pre>
 * out  POST form  account, pswd, mobile, msg (signature first), needstatus=true; product, extno, resptype
 * in   text       time,status, then the msgid on a line of its own (19 digits); or JSON
 * </pre>
 *
 * <p>A refusal comes with HTTP 200. The vendor documents no limit per number. Numbers of mainland China go without
 * country code, others in E.164.
 *
 * <p>Source: the vendor's interface document, section 1; read 2026-11-21.
 */
final class HttpBatchProvider implements Provider {

    private final String name;
    private final HttpBatchSending sending;
    private final Capabilities capabilities;

    HttpBatchProvider(HttpBatchSettings settings, ProviderTools tools) {
        HttpBatchForms forms = new HttpBatchForms(settings.login(tools.clock()), settings.extras());
        HttpBatchAnswers answers = new HttpBatchAnswers(settings.codes(), new HttpBatchProducts(settings.product()));
        URI send = settings.url("HttpBatchSendSM");
        URI queryBalance = settings.url("QueryBalance");
        this.name = settings.name();
        this.sending = new HttpBatchSending(
                settings.longestText(),
                forms,
                form -> answers.submission(tools.http().postFormForText(send, form)));
        HttpBatchBalance balance = new HttpBatchBalance(
                tools.clock(), () -> answers.balance(tools.http().postFormForText(queryBalance, forms.balance())));
        this.capabilities = Capabilities.none()
                .with(BatchSend.class, new HttpBatchMany(sending))
                .with(BalanceQuery.class, balance)
                .with(PushDecoder.class, new HttpBatchPushes(settings.pushLogin()));
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
        return List.of();
    }

    @Override
    public int longestText() {
        return sending.longestText();
    }

    @Override
    public Submission submit(Message message) {
        return sending.submit(List.of(message.to()), message.text());
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        return capabilities.find(kind);
    }

    @Override
    public String toString() {
        return "HttpBatchProvider[" + name + "]";
    }
}
