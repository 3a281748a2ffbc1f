package io.github.otpgate.limits;

import io.github.otpgate.testkit.RedisServer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What Redis itself says about its keys and the commands it ran. */
record Statistics(RedisServer redis) {

    private static final Pattern STAT = Pattern.compile("cmdstat_([a-z|-]+):calls=(\\d+)");
    private static final Pattern KEY = Pattern.compile("limits-test:[^\r\n]+");

    /** Every command since the last question, those inside scripts included; the questions themselves left out. */
    Map<String, Long> commands() {
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

    List<String> keys() {
        return KEY.matcher(redis.command("KEYS", "*"))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** In ms; -1 where it never ends. */
    long life(String key) {
        return Long.parseLong(redis.command("PTTL", key).substring(1).strip());
    }
}
