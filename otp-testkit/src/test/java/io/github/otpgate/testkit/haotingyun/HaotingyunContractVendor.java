package io.github.otpgate.testkit.haotingyun;

import static io.github.otpgate.provider.ErrorClass.ACCOUNT_DISABLED;
import static io.github.otpgate.provider.ErrorClass.AUTH_FAILED;
import static io.github.otpgate.provider.ErrorClass.BLACKLISTED;
import static io.github.otpgate.provider.ErrorClass.CONTENT_REJECTED;
import static io.github.otpgate.provider.ErrorClass.INSUFFICIENT_BALANCE;
import static io.github.otpgate.provider.ErrorClass.INVALID_NUMBER;
import static io.github.otpgate.provider.ErrorClass.IP_NOT_ALLOWED;
import static io.github.otpgate.provider.ErrorClass.TEMPLATE_MISMATCH;
import static io.github.otpgate.provider.ErrorClass.TEMPORARY;
import static io.github.otpgate.provider.ErrorClass.THROTTLED_ACCOUNT;
import static io.github.otpgate.provider.ErrorClass.THROTTLED_PER_NUMBER;
import static io.github.otpgate.provider.ErrorClass.UNKNOWN;

import io.github.otpgate.model.Channel;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderType;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.haotingyun.HaotingyunType;
import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.contract.ContractVendor;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Haotingyun's words, from the code table of the vendor's published SDK and codes seen from its current API. */
final class HaotingyunContractVendor implements ContractVendor {

    private static final String API_KEY = HaotingyunSimulator.Builder.SAMPLE_API_KEY;

    @Override
    public ProviderType type() {
        return new HaotingyunType();
    }

    @Override
    public Map<String, String> settings(URI baseUrl) {
        return Map.of("type", "haotingyun", "base-url", baseUrl.toString(), "api-key", API_KEY);
    }

    @Override
    public List<String> secrets() {
        return List.of(API_KEY);
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public String text(String code) {
        return "【豪霆云】您的验证码是" + code;
    }

    @Override
    public HttpReply accepted(String messageId) {
        return HttpReply.json(
                200,
                "{\"code\":0,\"msg\":\"发送成功\",\"count\":1,\"fee\":0.05,\"unit\":\"RMB\",\"mobile\":\"13200000000\","
                        + "\"sid\":" + messageId + "}");
    }

    @Override
    public boolean namesMessages() {
        return true;
    }

    @Override
    public HttpReply refused(String code) {
        return HttpReply.json(400, "{\"http_status_code\":400,\"code\":" + code + ",\"msg\":null,\"detail\":null}");
    }

    @Override
    public Map<String, ErrorClass> codes() {
        Map<String, ErrorClass> codes = new LinkedHashMap<>();
        put(codes, INVALID_NUMBER, 20, 56);
        put(codes, BLACKLISTED, 10, 11);
        put(codes, CONTENT_REJECTED, 4, 48, 52);
        put(codes, TEMPLATE_MISMATCH, 5, 6, 7, 15, 16, 23, 58, 60, -57);
        put(codes, THROTTLED_PER_NUMBER, 8, 9, 17, 22, 33, 43, 53);
        put(codes, THROTTLED_ACCOUNT, -4, -5);
        put(codes, INSUFFICIENT_BALANCE, 3);
        put(codes, AUTH_FAILED, -1, 18);
        put(codes, IP_NOT_ALLOWED, -3, 40);
        put(codes, ACCOUNT_DISABLED, 13, 27, 55, -2, -6, -11, -62);
        put(codes, TEMPORARY, 19, 28, -50, -51, -53);
        put(codes, UNKNOWN, 1, 2, 12, 14, 21, 24, 25, 26, 34, -7, -8, -52, -54, -55, -56);
        return codes;
    }

    private static void put(Map<String, ErrorClass> codes, ErrorClass reason, int... of) {
        for (int code : of) {
            codes.put(Integer.toString(code), reason);
        }
    }

    @Override
    public String unknownCode() {
        return "9999";
    }

    @Override
    public Map<String, Function<Provider, VendorAnswer<?>>> queries() {
        return HaotingyunContractQueries.all();
    }
}
