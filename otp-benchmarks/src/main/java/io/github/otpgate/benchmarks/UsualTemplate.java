package io.github.otpgate.benchmarks;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.ValueOperations;

/**
 * What a careful team writes with Spring Data Redis: a cooldown by SET NX PX, a count per day by INCR and EXPIRE, the
 * code by SET PX; GET, equals and DEL to verify. Lettuce's default factory, one shared native connection.
 */
final class UsualTemplate implements Contender {

    private static final Duration COOLDOWN = Duration.ofSeconds(60);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int PER_DAY = 10;
    private static final int CODES = 1_000_000;

    private final SecureRandom random = new SecureRandom();
    private final LettuceConnectionFactory factory;
    private final StringRedisTemplate template;
    private final ValueOperations<String, String> values;

    UsualTemplate(String uri) {
        URI address = URI.create(uri);
        this.factory = new LettuceConnectionFactory(address.getHost(), address.getPort());
        factory.afterPropertiesSet();
        factory.start();
        this.template = new StringRedisTemplate(factory);
        this.values = template.opsForValue();
    }

    @Override
    public Held issue(String phone) {
        if (!Boolean.TRUE.equals(values.setIfAbsent("sms:cooldown:" + phone, "1", COOLDOWN))) {
            throw new IllegalStateException("too soon");
        }
        String daily = "sms:daily:" + phone;
        Long today = values.increment(daily);
        if (today != null && today == 1) {
            template.expire(daily, DAY);
        }
        if (today == null || today > PER_DAY) {
            throw new IllegalStateException("too many today");
        }
        String code = Integer.toString(CODES + random.nextInt(CODES)).substring(1);
        values.set("sms:code:" + phone, code, LIFE);
        return new Held(phone, code);
    }

    @Override
    public boolean verify(Held held, String guess) {
        String key = "sms:code:" + held.challenge();
        if (!guess.equals(values.get(key))) {
            return false;
        }
        template.delete(key);
        return true;
    }

    @Override
    public void close() {
        factory.destroy();
    }
}
