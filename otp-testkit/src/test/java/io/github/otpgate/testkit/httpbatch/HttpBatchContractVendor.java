package io.github.otpgate.testkit.httpbatch;

import static io.github.otpgate.provider.ErrorClass.ACCOUNT_DISABLED;
import static io.github.otpgate.provider.ErrorClass.AUTH_FAILED;
import static io.github.otpgate.provider.ErrorClass.CONTENT_REJECTED;
import static io.github.otpgate.provider.ErrorClass.INSUFFICIENT_BALANCE;
import static io.github.otpgate.provider.ErrorClass.INVALID_NUMBER;
import static io.github.otpgate.provider.ErrorClass.IP_NOT_ALLOWED;
import static io.github.otpgate.provider.ErrorClass.TEMPLATE_MISMATCH;
import static io.github.otpgate.provider.ErrorClass.TEMPORARY;
import static io.github.otpgate.provider.ErrorClass.THROTTLED_ACCOUNT;
import static io.github.otpgate.provider.ErrorClass.THROTTLED_PER_NUMBER;
import static io.github.otpgate.provider.ErrorClass.UNKNOWN;
import static java.util.Map.entry;

import io.github.otpgate.model.Channel;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderType;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.capability.BalanceQuery;
import io.github.otpgate.provider.httpbatch.HttpBatchType;
import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.contract.ContractVendor;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The platform, in its standard dialect. */
public final class HttpBatchContractVendor implements ContractVendor {

    private static final String PASSWORD = "pa55-of-the-account";

    @Override
    public ProviderType type() {
        return new HttpBatchType();
    }

    @Override
    public Map<String, String> settings(URI baseUrl) {
        return Map.of("type", "http-batch", "base-url", baseUrl.toString(), "account", "test01", "password", PASSWORD);
    }

    @Override
    public List<String> secrets() {
        return List.of(PASSWORD);
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public String text(String code) {
        return "【朗宇信息】您的验证码是" + code;
    }

    @Override
    public HttpReply accepted(String messageId) {
        return reply("20160408173928,0\n" + messageId + "\n");
    }

    /** The first line says it all; the id of 19 digits stands in a line of its own, which may be missing. */
    @Override
    public boolean completeWithout(int bytes) {
        return bytes <= "\n1234567890123456789\n".length();
    }

    @Override
    public boolean namesMessages() {
        return true;
    }

    @Override
    public HttpReply refused(String code) {
        return reply("20110725160412," + code);
    }

    private static HttpReply reply(String body) {
        return HttpReply.text(200, "text/plain;charset=utf-8", body);
    }

    @Override
    public Map<String, ErrorClass> codes() {
        return Map.ofEntries(
                entry("101", AUTH_FAILED),
                entry("102", AUTH_FAILED),
                entry("103", THROTTLED_ACCOUNT),
                entry("104", TEMPORARY),
                entry("105", CONTENT_REJECTED),
                entry("106", CONTENT_REJECTED),
                entry("107", INVALID_NUMBER),
                entry("108", UNKNOWN),
                entry("109", INSUFFICIENT_BALANCE),
                entry("110", ACCOUNT_DISABLED),
                entry("111", INSUFFICIENT_BALANCE),
                entry("112", ACCOUNT_DISABLED),
                entry("113", UNKNOWN),
                entry("114", UNKNOWN),
                entry("115", CONTENT_REJECTED),
                entry("116", TEMPLATE_MISMATCH),
                entry("117", IP_NOT_ALLOWED),
                entry("118", ACCOUNT_DISABLED),
                entry("119", ACCOUNT_DISABLED),
                entry("120", CONTENT_REJECTED),
                entry("121", THROTTLED_PER_NUMBER),
                entry("122", THROTTLED_ACCOUNT),
                entry("123", ACCOUNT_DISABLED),
                entry("124", TEMPLATE_MISMATCH),
                entry("125", CONTENT_REJECTED),
                entry("126", TEMPLATE_MISMATCH),
                entry("127", UNKNOWN),
                entry("128", UNKNOWN),
                entry("129", UNKNOWN),
                entry("130", UNKNOWN));
    }

    @Override
    public String unknownCode() {
        return "999";
    }

    @Override
    public Map<String, Function<Provider, VendorAnswer<?>>> queries() {
        return Map.of(
                "balance",
                provider ->
                        provider.capability(BalanceQuery.class).orElseThrow().balance());
    }
}
