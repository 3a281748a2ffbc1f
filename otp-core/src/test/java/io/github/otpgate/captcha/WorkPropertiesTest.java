package io.github.otpgate.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Only the right number passes, however it is written. */
class WorkPropertiesTest {

    private static final int MOST = 1_000;

    private final WorkMaker maker = new WorkMaker(new TestSeal(), new SecureRandom());
    private final WorkJudge judge = new WorkJudge();

    @Property(tries = 200)
    void judge_everyNumber_findsOneRight(@ForAll @IntRange(min = 1, max = MOST) int most) {
        WorkTask task = maker.make(most, Instant.EPOCH);

        assertThat(IntStream.rangeClosed(-1, most + 1)
                        .filter(number -> judge.isRight(task, Integer.toString(number)))
                        .count())
                .isOne();
    }

    @Property(tries = 500)
    void judge_anyText_isRightForItsNumberOnly(@ForAll String text) {
        WorkTask task = maker.make(MOST, Instant.EPOCH);
        boolean right = IntStream.rangeClosed(0, MOST)
                .filter(task::isSolvedBy)
                .anyMatch(number -> Integer.toString(number).equals(text));

        assertThat(judge.isRight(task, text)).isEqualTo(right);
    }

    @Property(tries = 200)
    void answer_anyTask_isReadAsWritten(@ForAll @IntRange(min = 1, max = 10_000_000) int most) {
        WorkTask task = maker.make(most, Instant.EPOCH);

        assertThat(WorkTask.of(task.answer())).isEqualTo(task);
    }
}
