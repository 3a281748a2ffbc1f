package io.github.otpgate.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneHash;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.redis.RedisChallengeStore;
import io.github.otpgate.redis.RedisConnection;
import io.github.otpgate.redis.RedisSettings;
import io.github.otpgate.store.GuessBudget;
import io.github.otpgate.store.IssueCommand;
import io.github.otpgate.store.IssueCommand.Asker;
import io.github.otpgate.store.IssueOutcome;
import io.github.otpgate.store.PhoneLimits;
import io.github.otpgate.store.ResendMode;
import io.github.otpgate.store.SealedChallenge;
import io.github.otpgate.store.StoreRules;
import io.github.otpgate.store.VerifyCommand;
import io.github.otpgate.store.VerifyOutcome;
import io.github.otpgate.store.Way;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The store of the service and nothing above it: what the service adds (parsing, drawing, sealing, rendering) is the
 * difference. Bytes of the sizes that the service writes stand for MAC, nonce and cipher.
 */
@SuppressWarnings("checkstyle:ClassFanOutComplexity") // the store's commands are records of small values
final class StoreAlone implements Contender {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Purpose LOGIN = new Purpose("login");
    private static final String CODE = "123456";
    private static final int NAME = 22;
    private static final Bytes KEY_ID = Bytes.of((byte) 1, (byte) 2, (byte) 3, (byte) 4);
    /** Key id, nonce, six digits, tag. */
    private static final Bytes CIPHER = Bytes.joined(List.of(KEY_ID, Bytes.of(new byte[12 + 6 + 16])));

    private static final StoreRules RULES =
            new StoreRules(PhoneLimits.DEFAULT, GuessBudget.DEFAULT, LIFE, 5, ResendMode.SAME, LIFE);

    private static final Asker ASKER = new Asker(Way.TEXT, IssueCommand.NO_SESSION, IssueCommand.NO_SESSION);

    private final RedisConnection redis;
    private final RedisChallengeStore store;

    StoreAlone(String uri) {
        this.redis = RedisConnection.open(new RedisSettings(uri, "otp", Duration.ofSeconds(2)));
        this.store = new RedisChallengeStore(redis, "otp", RULES);
        FirstContact.with(() -> verify(new Held("13800138000", CODE), CODE));
    }

    @Override
    public Held issue(String phone) {
        SealedChallenge challenge = new SealedChallenge(sixteen(phone), sixteen(CODE), CIPHER);
        IssueOutcome outcome = store.issue(new IssueCommand(hash(phone), LOGIN, challenge, KEY_ID, ASKER));
        if (outcome instanceof IssueOutcome.Kept) {
            return new Held(phone, CODE);
        }
        throw new IllegalStateException("a fresh phone was refused");
    }

    @Override
    public boolean verify(Held held, String guess) {
        String phone = held.challenge();
        VerifyCommand command = new VerifyCommand(
                hash(phone), LOGIN, sixteen(phone), sixteen(guess), IssueCommand.NO_SESSION, sixteen(phone));
        return store.verify(command) instanceof VerifyOutcome.Verified;
    }

    private static List<PhoneHash> hash(String phone) {
        return List.of(new PhoneHash("x".repeat(NAME - phone.length()) + phone));
    }

    private static Bytes sixteen(String text) {
        return Bytes.of(Arrays.copyOf(text.getBytes(US_ASCII), SealedChallenge.LENGTH));
    }

    @Override
    public void close() {
        redis.close();
    }
}
