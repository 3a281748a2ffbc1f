package io.github.otpgate.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.otpgate.testkit.RedisServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every measurement runs and yields figures; how large they are is for a quiet machine to say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchmarksTest {

    private final RedisServer redis = RedisServer.start();

    @AfterAll
    void stop() {
        redis.close();
    }

    @BeforeAll
    void requireEmpty() {
        assertThat(new RedisFigures(redis).keys()).isZero();
    }

    @Test
    void scriptCost_tinyScale_yieldsFiguresWithVerdicts() {
        List<Line> lines = new ScriptCost(redis, Scale.TINY).lines();

        assertThat(lines).hasSize(4).allSatisfy(BenchmarksTest::isFigure);
        assertThat(lines)
                .extracting(Line::verdict)
                .containsAnyOf("met", "MISSED")
                .doesNotContain("");
    }

    @Test
    void memoryCost_tinyScale_yieldsFigures() {
        List<Line> lines = new MemoryCost(redis, Scale.TINY).lines();

        assertThat(lines).hasSize(2).allSatisfy(BenchmarksTest::isFigure);
    }

    @Test
    void throughput_tinyScale_countsRoundTripsOfEachVersion() {
        List<Line> lines = new Throughput(redis, Scale.TINY).lines();

        assertThat(lines)
                .filteredOn(line -> line.what().startsWith("round trips"))
                .extracting(line -> line.spread().median())
                .hasSize(3)
                .endsWith(6.0)
                .allSatisfy(trips -> assertThat(trips).isGreaterThanOrEqualTo(2.0));
        assertThat(lines)
                .filteredOn(line -> line.unit().equals("1/s"))
                .hasSize(3)
                .allSatisfy(BenchmarksTest::isFigure);
    }

    @Test
    void deliveryLoad_tinyScale_yieldsFiguresWithVerdicts() {
        List<Line> lines = new DeliveryLoad(redis, Scale.TINY).lines();

        assertThat(lines).hasSize(6).filteredOn(line -> !line.goal().isEmpty()).hasSize(4);
        assertThat(lines.get(0).spread().min()).isPositive();
    }

    @Test
    void startCost_tinyScale_yieldsFiguresOfBoth() {
        List<Line> lines = new StartCost(redis, Scale.TINY).lines();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).spread().min()).isPositive();
        assertThat(lines.get(1).spread().min()).isPositive();
        assertThat(lines.get(2).goal()).isEqualTo("<= 300");
    }

    @Test
    void roundTrips_scriptAndPlainCommands_countsNothingInsideTheScript() {
        List<String> commands = new RoundTrips(redis).of(() -> {
            redis.command("SET", "a", "1");
            redis.command("EVAL", "return redis.call('GET', KEYS[1])", "1", "a");
        });

        assertThat(commands).containsExactly("SET", "EVAL");
    }

    @Test
    void run_tinyScale_printsGoalsVerdictsAndTheMachine() {
        var printed = new ByteArrayOutputStream();

        new Benchmarks(redis, Scale.TINY, new PrintStream(printed, true, UTF_8))
                .run(List.of("scripts", "memory", "cycles"));

        assertThat(printed.toString(UTF_8))
                .contains("cores", "Redis ", "<= 10", "<= 5", "<= 300", ">= 4", "What the usual version does not do");
    }

    @Test
    void wrong_anyCode_differsInEveryDigit() {
        assertThat(new Contender.Held("challenge", "019283").wrong()).isEqualTo("120394");
    }

    @Test
    void named_unknownScale_saysWhatIsAllowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scale.named("huge"))
                .withMessage("the scale is full, quick or tiny, not 'huge'");
    }

    private static void isFigure(Line line) {
        assertThat(line.spread().min()).as(line.what()).isPositive().isFinite();
        assertThat(line.spread().max()).isGreaterThanOrEqualTo(line.spread().min());
    }
}
