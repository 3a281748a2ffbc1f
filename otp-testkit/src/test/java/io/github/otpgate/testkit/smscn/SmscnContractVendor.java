package io.github.otpgate.testkit.smscn;

import static java.util.Map.entry;

import io.github.otpgate.model.Channel;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderType;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.capability.BalanceQuery;
import io.github.otpgate.provider.capability.RecordPull;
import io.github.otpgate.provider.capability.ReportPull;
import io.github.otpgate.provider.smscn.SmscnVoiceType;
import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.contract.ContractVendor;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The voice codes of sms.cn, by password: with a secret key, 119 is asked about a second time. */
final class SmscnContractVendor implements ContractVendor {

    private static final String PASSWORD = "correct horse battery";

    /** The MD5 of the password and {@code otp-gate}. */
    private static final String PWD = "e58881bcda44510bc856b034798f46e5";

    private static final Map<String, ErrorClass> CODES = Map.ofEntries(
            entry("101", ErrorClass.AUTH_FAILED),
            entry("102", ErrorClass.INSUFFICIENT_BALANCE),
            entry("103", ErrorClass.TEMPORARY),
            entry("104", ErrorClass.CONTENT_REJECTED),
            entry("105", ErrorClass.CONTENT_REJECTED),
            entry("106", ErrorClass.UNKNOWN),
            entry("107", ErrorClass.THROTTLED_ACCOUNT),
            entry("108", ErrorClass.INVALID_NUMBER),
            entry("109", ErrorClass.ACCOUNT_DISABLED),
            entry("110", ErrorClass.THROTTLED_ACCOUNT),
            entry("111", ErrorClass.TEMPORARY),
            entry("112", ErrorClass.INVALID_NUMBER),
            entry("113", ErrorClass.UNKNOWN),
            entry("114", ErrorClass.ACCOUNT_DISABLED),
            entry("115", ErrorClass.TEMPORARY),
            entry("116", ErrorClass.ACCOUNT_DISABLED),
            entry("117", ErrorClass.IP_NOT_ALLOWED),
            entry("118", ErrorClass.AUTH_FAILED),
            entry("119", ErrorClass.AUTH_FAILED),
            entry("120", ErrorClass.TEMPORARY),
            entry("124", ErrorClass.THROTTLED_PER_NUMBER),
            entry("151", ErrorClass.THROTTLED_ACCOUNT),
            entry("152", ErrorClass.THROTTLED_ACCOUNT),
            entry("161", ErrorClass.TEMPLATE_MISMATCH),
            entry("162", ErrorClass.TEMPLATE_MISMATCH),
            entry("163", ErrorClass.TEMPLATE_MISMATCH),
            entry("164", ErrorClass.TEMPLATE_MISMATCH),
            entry("166", ErrorClass.TEMPLATE_MISMATCH),
            entry("167", ErrorClass.TEMPLATE_MISMATCH),
            entry("168", ErrorClass.TEMPLATE_MISMATCH),
            entry("169", ErrorClass.CONTENT_REJECTED));

    @Override
    public ProviderType type() {
        return new SmscnVoiceType();
    }

    @Override
    public Map<String, String> settings(URI baseUrl) {
        return Map.of(
                "type", "smscn-voice",
                "base-url", baseUrl.toString(),
                "uid", "otp-gate",
                "password", PASSWORD,
                "template", "700001");
    }

    @Override
    public List<String> secrets() {
        return List.of(PASSWORD, PWD);
    }

    @Override
    public Channel channel() {
        return Channel.VOICE;
    }

    /** Never sent: the vendor has the text, and gets the code only. */
    @Override
    public String text(String code) {
        return "您的验证码是：" + code + "。";
    }

    @Override
    public HttpReply accepted(String messageId) {
        return HttpReply.json(200, "{\"stat\":\"100\",\"message\":\"发送成功\"}");
    }

    @Override
    public boolean writesGbk() {
        return true;
    }

    @Override
    public boolean namesMessages() {
        return false;
    }

    @Override
    public HttpReply refused(String code) {
        return HttpReply.json(200, "{\"stat\":\"" + code + "\",\"message\":\"操作失败\"}");
    }

    @Override
    public Map<String, ErrorClass> codes() {
        return CODES;
    }

    @Override
    public String unknownCode() {
        return "199";
    }

    @Override
    public Map<String, Function<Provider, VendorAnswer<?>>> queries() {
        return Map.of(
                "balance",
                provider ->
                        provider.capability(BalanceQuery.class).orElseThrow().balance(),
                "reports",
                provider -> provider.capability(ReportPull.class).orElseThrow().pullReports(),
                "records",
                provider -> provider.capability(RecordPull.class)
                        .orElseThrow()
                        .pullRecords(Optional.empty(), Optional.empty()));
    }
}
