package io.github.otpgate.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.testkit.RedisServer;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Law 10: a verify is one command. Read from Redis' own count of commands; the guard's, for which nobody waits, are off. */
class RoundTripsTest {

    private static final Pattern STAT = Pattern.compile("cmdstat_([a-z|-]+):calls=(\\d+)");

    private RedisServer redis;

    @BeforeEach
    void startRedis() {
        redis = RedisServer.start();
    }

    @AfterEach
    void stopRedis() {
        redis.close();
    }

    /** Every command since the last question, those inside scripts included; the questions themselves left out. */
    private Map<String, Long> commands() {
        Map<String, Long> calls = new TreeMap<>();
        for (MatchResult stat :
                STAT.matcher(redis.command("INFO", "commandstats")).results().toList()) {
            if (!stat.group(1).matches("info|config.*")) {
                calls.put(stat.group(1), Long.valueOf(stat.group(2)));
            }
        }
        redis.command("CONFIG", "RESETSTAT");
        return calls;
    }

    @Test
    void law10_verifyAndRedeem_areOneScriptCallEach_andIssueAsksTheBudgetToo() {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()).guard(false))) {
            gate.verify(gate.issue("register"), "register", gate.sentCode());
            Verified warm = (Verified) gate.verify(gate.issue("login"), "login", gate.sentCode());
            gate.otp.redeem(warm.ticket(), new Purpose("login"));

            commands();
            Issued challenge = gate.issue("login");
            assertThat(commands()).isEqualTo(Map.of("evalsha", 2L, "time", 2L, "hmget", 3L, "hset", 3L, "pexpire", 2L));

            Verified verified = (Verified) gate.verify(challenge, "login", gate.sentCode());
            assertThat(commands()).isEqualTo(scriptCalling("time", "hmget", "hset", "hdel", "set"));

            gate.otp.redeem(verified.ticket(), new Purpose("login"));
            assertThat(commands()).isEqualTo(scriptCalling("get", "del"));
        }
    }

    private static Map<String, Long> scriptCalling(String... inside) {
        Map<String, Long> calls = new TreeMap<>();
        calls.put("evalsha", 1L);
        for (String command : inside) {
            calls.put(command, 1L);
        }
        return calls;
    }
}
