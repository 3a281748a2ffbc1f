package io.github.otpgate.testkit.apiv1;

import io.github.otpgate.model.Channel;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderType;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.apiv1.ApiV1Type;
import io.github.otpgate.provider.capability.BalanceQuery;
import io.github.otpgate.provider.capability.ReplyPull;
import io.github.otpgate.provider.capability.ReportPull;
import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.contract.ContractVendor;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The platform behind {@code /api/v1/send}, as its interface document has it. */
final class ApiV1ContractVendor implements ContractVendor {

    private static final String PASSWORD = "interface-password-7";

    @Override
    public ProviderType type() {
        return new ApiV1Type();
    }

    @Override
    public Map<String, String> settings(URI baseUrl) {
        return Map.of("type", "api-v1", "base-url", baseUrl.toString(), "account", "acct", "password", PASSWORD);
    }

    /** The hash is as good as the password. */
    @Override
    public List<String> secrets() {
        return List.of(PASSWORD, "8dd34e425218a3c196bb4c54800887aa");
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public String text(String code) {
        return "【测试】您的验证码是" + code;
    }

    @Override
    public HttpReply accepted(String messageId) {
        return HttpReply.json(200, "{\"code\":\"00\",\"data\":{\"taskId\":\"" + messageId + "\"},\"message\":\"成功\"}");
    }

    /** We do too, but what the answer names counts. */
    @Override
    public boolean namesMessages() {
        return true;
    }

    @Override
    public boolean weNameMessages() {
        return true;
    }

    @Override
    public HttpReply refused(String code) {
        return HttpReply.json(200, "{\"code\":\"" + code + "\",\"data\":null,\"message\":\"失败\"}");
    }

    /** None is documented but success. */
    @Override
    public Map<String, ErrorClass> codes() {
        return Map.of();
    }

    @Override
    public String unknownCode() {
        return "77";
    }

    @Override
    public Map<String, Function<Provider, VendorAnswer<?>>> queries() {
        return Map.of(
                "reports",
                provider -> provider.capability(ReportPull.class).orElseThrow().pullReports(),
                "replies",
                provider -> provider.capability(ReplyPull.class).orElseThrow().pullReplies(),
                "balance",
                provider ->
                        provider.capability(BalanceQuery.class).orElseThrow().balance());
    }
}
