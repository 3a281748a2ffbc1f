package io.github.otpgate.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.receipt.LongReplies;
import io.github.otpgate.testkit.RedisServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** In whatever order parts come, and however often: the message is given once, whole, with the last missing part. */
class LongRepliesPropertiesTest {

    private static final AtomicInteger PHONES = new AtomicInteger();

    private static RedisServer redis;
    private static Gate one;
    private static Gate two;

    @BeforeContainer
    static void open() {
        redis = RedisServer.start();
        var settings = Gate.settings(redis.uri());
        one = Gate.open(settings);
        two = Gate.open(settings);
    }

    @AfterContainer
    static void close() {
        two.close();
        one.close();
        redis.close();
    }

    @Property(tries = 500, shrinking = ShrinkingMode.BOUNDED)
    void add_anyOrderWithAnyDuplicates_givesTheWholeOnceWithTheLastMissingPart(
            @ForAll @IntRange(min = 1, max = 12) int total,
            @ForAll @IntRange(max = 15) int duplicates,
            @ForAll @IntRange(max = 255) int reference,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < total + duplicates; i++) {
            order.add(i < total ? i + 1 : random.nextInt(total) + 1);
        }
        Collections.shuffle(order, random);
        String phone = Integer.toString(1_000_000 + PHONES.incrementAndGet());
        Set<Integer> came = new HashSet<>();

        for (int number : order) {
            boolean isLastMissing = came.add(number) && came.size() == total;
            LongReplies replies = (random.nextBoolean() ? one : two).otp.longReplies();

            Optional<Reply> given = replies.add(
                    "main", Parts.part(phone, new Reply.Part(reference, total, number), "<" + number + ">"));

            assertThat(given).map(Reply::text).isEqualTo(isLastMissing ? Optional.of(text(total)) : Optional.empty());
        }
        assertThat(one.otp.longReplies().overdue()).isEmpty();
    }

    private static String text(int total) {
        StringBuilder text = new StringBuilder();
        for (int number = 1; number <= total; number++) {
            text.append('<').append(number).append('>');
        }
        return text.toString();
    }
}
