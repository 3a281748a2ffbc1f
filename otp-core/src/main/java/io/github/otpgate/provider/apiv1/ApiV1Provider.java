package io.github.otpgate.provider.apiv1;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.Capabilities;
import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.capability.BalanceQuery;
import io.github.otpgate.provider.capability.BatchSend;
import io.github.otpgate.provider.capability.PushDecoder;
import io.github.otpgate.provider.capability.ReplyPull;
import io.github.otpgate.provider.capability.ReportPull;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * SMS over {@code /api/v1/send}.
 *
 * <pre>
 * out  POST form  account, pwd (MD5 of the password), taskId, mobiles, content, extNo
 * in   JSON       code (a text; "00" is accepted), data.taskId (may be empty), message
 * </pre>
 *
 * <p>Each message is a task of its own, so that its report is known by the task's id even where the number in it is
 * masked. Numbers of mainland China go without country code.
 *
 * <p>Source: the vendor's interface document 1.0 of 2019-04-03, with callbacks and balance of 2019-12-25; read
 * 2026-11-21.
 */
final class ApiV1Provider implements Provider {

    private final String name;
    private final ApiV1Sending sending;
    private final Capabilities capabilities;

    ApiV1Provider(ProviderSettings settings, ProviderTools tools) {
        this(settings, tools, new TaskIds(tools.random()));
    }

    ApiV1Provider(ProviderSettings settings, ProviderTools tools, Supplier<String> taskIds) {
        ApiV1Settings checked = ApiV1Settings.of(settings);
        ApiV1Account account = new ApiV1Account(tools.http(), checked);
        ApiV1Answers answers = new ApiV1Answers(checked.codes());
        this.name = settings.name();
        this.sending = new ApiV1Sending(account, answers, taskIds, checked.longestText());
        this.capabilities = Capabilities.none()
                .with(BatchSend.class, sending)
                .with(ReportPull.class, () -> answers.reports(account.reports()))
                .with(ReplyPull.class, () -> answers.replies(account.replies()))
                .with(BalanceQuery.class, () -> answers.balance(account.balance()))
                .with(PushDecoder.class, new ApiV1PushDecoder());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    /** The vendor documents none. */
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
        return sending.submit(message.to(), message.text());
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        return capabilities.find(kind);
    }

    @Override
    public String toString() {
        return "ApiV1Provider[" + name + "]";
    }
}
