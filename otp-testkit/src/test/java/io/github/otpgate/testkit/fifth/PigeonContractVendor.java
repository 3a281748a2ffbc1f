package io.github.otpgate.testkit.fifth;

import io.github.otpgate.model.Channel;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderType;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.capability.BalanceQuery;
import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.contract.ContractVendor;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

final class PigeonContractVendor implements ContractVendor {

    @Override
    public ProviderType type() {
        return new PigeonType();
    }

    @Override
    public Map<String, String> settings(URI baseUrl) {
        return Map.of("type", "pigeon", "base-url", baseUrl.toString(), "key", PigeonSimulator.SAMPLE_KEY);
    }

    @Override
    public List<String> secrets() {
        return List.of(PigeonSimulator.SAMPLE_KEY);
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public String text(String code) {
        return "Your code is " + code;
    }

    @Override
    public HttpReply accepted(String messageId) {
        return HttpReply.json(200, "{\"status\":\"ok\",\"id\":\"" + messageId + "\"}");
    }

    @Override
    public boolean namesMessages() {
        return true;
    }

    @Override
    public HttpReply refused(String code) {
        return HttpReply.json(400, "{\"status\":\"" + code + "\"}");
    }

    @Override
    public Map<String, ErrorClass> codes() {
        return Map.of(
                "bad_number", ErrorClass.INVALID_NUMBER,
                "stopped", ErrorClass.BLACKLISTED,
                "too_soon", ErrorClass.THROTTLED_PER_NUMBER,
                "no_credit", ErrorClass.INSUFFICIENT_BALANCE,
                "bad_key", ErrorClass.AUTH_FAILED,
                "storm", ErrorClass.TEMPORARY);
    }

    @Override
    public String unknownCode() {
        return "moulting";
    }

    @Override
    public Map<String, Function<Provider, VendorAnswer<?>>> queries() {
        return Map.of(
                "credit",
                provider ->
                        provider.capability(BalanceQuery.class).orElseThrow().balance());
    }
}
