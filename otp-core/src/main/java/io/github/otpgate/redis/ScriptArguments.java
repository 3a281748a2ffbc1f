package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.model.Window;
import io.github.otpgate.store.GuessBudget;
import io.github.otpgate.store.IssueCommand;
import io.github.otpgate.store.ResendMode;
import io.github.otpgate.store.StoreRules;
import io.github.otpgate.store.VerifyCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Commands as the scripts' ARGV; the part that the rules fix is encoded once. */
final class ScriptArguments {

    private static final byte[] NONE = {};

    private final boolean resendsSame;
    private final List<byte[]> issueRules;
    private final List<byte[]> verifyRules;

    ScriptArguments(StoreRules rules) {
        this.resendsSame = rules.resend() == ResendMode.SAME;
        this.issueRules = issueRules(rules);
        this.verifyRules = verifyRules(rules);
    }

    private static List<byte[]> issueRules(StoreRules rules) {
        List<byte[]> values = new ArrayList<>();
        values.add(millis(rules.codeLife()));
        values.add(millis(rules.retention()));
        addBudget(values, rules.guesses());
        int most = rules.sends().stream().mapToInt(Window::limit).max().orElseThrow();
        values.add(number(most));
        rules.sends().forEach(window -> add(values, window));
        return values;
    }

    private static List<byte[]> verifyRules(StoreRules rules) {
        List<byte[]> values = new ArrayList<>();
        values.add(number(rules.maxAttempts()));
        values.add(millis(rules.ticketLife()));
        addBudget(values, rules.guesses());
        return values;
    }

    private static void addBudget(List<byte[]> values, GuessBudget budget) {
        budget.perPurpose().forEach(window -> add(values, window));
        budget.perPhone().forEach(window -> add(values, window));
    }

    private static void add(List<byte[]> values, Window window) {
        values.add(number(window.limit()));
        values.add(millis(window.length()));
    }

    List<byte[]> issue(IssueCommand command) {
        List<byte[]> values = new ArrayList<>();
        values.add(command.purpose().name().getBytes(US_ASCII));
        values.add(command.challenge().nonce().toArray());
        values.add(command.challenge().mac().toArray());
        values.add(resendsSame ? command.challenge().cipher().toArray() : NONE);
        values.add(command.readableIds().toArray());
        values.add(command.session().toArray());
        values.addAll(issueRules);
        return values;
    }

    List<byte[]> verify(VerifyCommand command) {
        List<byte[]> values = new ArrayList<>();
        values.add(command.purpose().name().getBytes(US_ASCII));
        values.add(command.nonce().toArray());
        values.add(command.macs().toArray());
        values.add(command.session().toArray());
        values.addAll(verifyRules);
        return values;
    }

    private static byte[] number(long value) {
        return Long.toString(value).getBytes(US_ASCII);
    }

    private static byte[] millis(Duration duration) {
        return number(duration.toMillis());
    }
}
