package io.github.otpgate.benchmarks;

import io.github.otpgate.testkit.RedisServer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Redis says about itself. */
record RedisFigures(RedisServer redis) {

    private static final Pattern EVALSHA = Pattern.compile("cmdstat_evalsha:calls=(\\d+),usec=(\\d+),");
    private static final double MICROS_PER_SECOND = 1e6;

    /**
     * Script calls since the last {@link #reset}.
     *
     * @param micros time inside Redis, all calls together, the commands inside the scripts included
     */
    record Scripts(long calls, long micros) {}

    void reset() {
        redis.command("CONFIG", "RESETSTAT");
    }

    void empty() {
        redis.command("FLUSHALL");
    }

    Scripts scripts() {
        Matcher found = EVALSHA.matcher(redis.command("INFO", "commandstats"));
        if (!found.find()) {
            throw new IllegalStateException("Redis ran no script");
        }
        return new Scripts(Long.parseLong(found.group(1)), Long.parseLong(found.group(2)));
    }

    long usedMemory() {
        return (long) number("memory", "used_memory");
    }

    long keys() {
        return Long.parseLong(redis.command("DBSIZE").substring(1).trim());
    }

    /** Processor time of Redis so far, its threads and the kernel's part for it included. */
    double processorMicros() {
        return (number("cpu", "used_cpu_user") + number("cpu", "used_cpu_sys")) * MICROS_PER_SECOND;
    }

    String version() {
        return field("server", "redis_version");
    }

    private double number(String section, String name) {
        return Double.parseDouble(field(section, name));
    }

    private String field(String section, String name) {
        Matcher found = Pattern.compile("\\n" + name + ":([^\\r]+)").matcher(redis.command("INFO", section));
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in INFO " + section);
        }
        return found.group(1);
    }
}
