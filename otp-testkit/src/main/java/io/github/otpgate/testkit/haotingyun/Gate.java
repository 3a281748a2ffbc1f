package io.github.otpgate.testkit.haotingyun;

import io.github.otpgate.testkit.Form;
import java.util.List;
import java.util.Optional;

/** Who may ask: the API key, then the address. */
final class Gate {

    /** The simulator listens there only, so that its callers come from there too. */
    private static final String CALLER = "127.0.0.1";

    private final String apiKey;
    private volatile List<String> addresses;

    /** No addresses are no whitelist. */
    Gate(String apiKey, List<String> addresses) {
        this.apiKey = apiKey;
        this.addresses = List.copyOf(addresses);
    }

    Optional<Refusal> refusal(Form form) {
        if (!form.value("apikey").filter(apiKey::equals).isPresent()) {
            return Optional.of(Refusal.BAD_API_KEY);
        }
        List<String> allowed = addresses;
        return allowed.isEmpty() || allowed.contains(CALLER) ? Optional.empty() : Optional.of(Refusal.BAD_ADDRESS);
    }

    List<String> addresses() {
        return addresses;
    }

    void allow(List<String> others) {
        addresses = List.copyOf(others);
    }
}
