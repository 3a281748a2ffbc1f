package io.github.otpgate.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountsTest {

    /** The binder lists what takes precedence first: here an environment variable before a file. */
    @Test
    void folded_twoSpellingsOfOneKey_firstWins() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("api.key", "from the environment");
        values.put("apiKey", "from a file");

        assertThat(Accounts.folded(values)).isEqualTo(Map.of("apikey", "from the environment"));
    }
}
