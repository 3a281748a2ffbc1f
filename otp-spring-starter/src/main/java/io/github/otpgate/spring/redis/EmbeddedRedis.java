package io.github.otpgate.spring.redis;

import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.spring.setting.ProductionProfile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/** A Redis for development: on a free port of 127.0.0.1, keeping nothing on disk, gone with the context. */
final class EmbeddedRedis implements OtpRedisConnectionDetails, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final String KEY = "redis.uri";
    private static final String ALLOWED = "the URI of a Redis, for example redis://127.0.0.1:6379";

    private final RedisProcess process;

    private EmbeddedRedis(RedisProcess process) {
        this.process = process;
    }

    /** What to do where the class path has none; in production that is no answer. */
    static String allowedWithoutIt(Environment environment) {
        return ProductionProfile.active(environment).isPresent()
                ? ALLOWED
                : ALLOWED + ". For development com.github.codemonstur:embedded-redis on the class path starts one";
    }

    /** Starts one and says so, or refuses. */
    static EmbeddedRedis forDevelopment(Environment environment) {
        Optional<String> production = ProductionProfile.active(environment);
        if (production.isPresent()) {
            throw new ConfigurationException(
                    KEY,
                    "nothing, in the profile " + production.get() + " where no embedded Redis is started",
                    ALLOWED);
        }
        return start(List.of(RedisProgram.bundled(), RedisProgram.onPath()));
    }

    /** Starts the first of the programs that runs on this system. */
    static EmbeddedRedis start(List<RedisProgram> programs) {
        List<String> reasons = new ArrayList<>();
        for (RedisProgram program : programs) {
            try {
                RedisProcess process = RedisProcess.start(program.source());
                warn(program, process.port());
                return new EmbeddedRedis(process);
            } catch (RedisUnavailableException e) {
                reasons.add(program.name() + ": " + e.getMessage());
            }
        }
        throw new ConfigurationException(
                KEY,
                "nothing, and no embedded Redis can run here (" + String.join("; ", reasons) + ")",
                ALLOWED + "; or install redis-server, so that it is on the PATH");
    }

    private static void warn(RedisProgram program, int port) {
        Stream.of(
                        "otp.redis.uri is not set: an embedded Redis was started on redis://127.0.0.1:" + port + " ("
                                + program.name() + ").",
                        "It is FOR DEVELOPMENT ONLY: codes, limits and guess budgets are LOST when this application stops,",
                        "and no other instance shares them. Set otp.redis.uri for anything else; with the profile prod or"
                                + " production this refuses to start.")
                .forEach(LOG::warn);
    }

    @Override
    public String uri() {
        return "redis://127.0.0.1:" + process.port();
    }

    Path directory() {
        return process.directory();
    }

    @Override
    public void close() {
        process.close();
    }
}
