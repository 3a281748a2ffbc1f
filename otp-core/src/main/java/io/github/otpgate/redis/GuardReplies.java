package io.github.otpgate.redis;

import io.github.otpgate.guard.GuardCredit;
import io.github.otpgate.guard.GuardFigures;
import io.github.otpgate.guard.GuardReading;
import io.github.otpgate.guard.GuardRule;
import io.github.otpgate.guard.GuardState;
import io.github.otpgate.guard.GuardTally;
import io.github.otpgate.redis.ScriptRunner.ScriptReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the guard's scripts answer. A tag that no script has is a broken store. */
final class GuardReplies {

    /** In the order of their numbers in the scripts. */
    private static final List<GuardState> STATES =
            List.of(GuardState.NORMAL, GuardState.HALF_OPEN, GuardState.SUSPECT, GuardState.BLOCKED);

    /** In the order of their numbers in the scripts. */
    private static final List<GuardRule> RULES = List.of(
            GuardRule.NONE,
            GuardRule.CONVERSION,
            GuardRule.VELOCITY,
            GuardRule.DENSITY,
            GuardRule.EXPIRED,
            GuardRule.OVERRIDE);

    private static final int NUMBERS = 11;
    private static final double MILLIONTHS = 1_000_000;

    private GuardReplies() {}

    static List<GuardReading> readings(ScriptReply reply) {
        require(reply, "judged");
        List<GuardReading> readings = new ArrayList<>();
        for (int at = 1; at < reply.values().size(); at += NUMBERS) {
            readings.add(new GuardReading(
                    state(reply, at),
                    state(reply, at + 1),
                    state(reply, at + 2),
                    RULES.get((int) reply.number(at + 3)),
                    figures(reply, at + 4)));
        }
        return readings;
    }

    private static GuardFigures figures(ScriptReply reply, int at) {
        return new GuardFigures(
                reply.number(at),
                reply.number(at + 1),
                reply.number(at + 2) / MILLIONTHS,
                reply.number(at + 3),
                reply.number(at + 4),
                Duration.ofSeconds(reply.number(at + 5)),
                reply.number(at + 6));
    }

    static List<GuardState> states(ScriptReply reply) {
        require(reply, "overridden");
        List<GuardState> states = new ArrayList<>();
        for (int at = 1; at < reply.values().size(); at++) {
            states.add(state(reply, at));
        }
        return states;
    }

    private static GuardState state(ScriptReply reply, int at) {
        return STATES.get((int) reply.number(at));
    }

    static GuardCredit credit(ScriptReply reply) {
        return switch (reply.tag()) {
            case "everywhere" -> GuardCredit.EVERYWHERE;
            case "network" -> GuardCredit.NETWORK;
            case "everywhere-again" -> GuardCredit.EVERYWHERE_AGAIN;
            case "network-again" -> GuardCredit.NETWORK_AGAIN;
            case "nowhere" -> GuardCredit.NOWHERE;
            default -> throw reply.unexpected();
        };
    }

    static GuardTally tally(ScriptReply reply) {
        require(reply, "summed");
        return new GuardTally(reply.number(1), reply.number(2));
    }

    private static void require(ScriptReply reply, String tag) {
        if (!reply.tag().equals(tag)) {
            throw reply.unexpected();
        }
    }
}
