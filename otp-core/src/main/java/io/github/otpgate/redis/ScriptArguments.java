package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.model.Window;
import io.github.otpgate.store.IssueCommand;
import io.github.otpgate.store.PhoneLimits;
import io.github.otpgate.store.ResendMode;
import io.github.otpgate.store.StoreRules;
import io.github.otpgate.store.VerifyCommand;
import io.github.otpgate.store.Way;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Commands as the scripts' ARGV; the part that the rules fix is encoded once. */
final class ScriptArguments {

    private static final byte[] NONE = {};
    private static final List<byte[]> TEXT_RULES = List.of(NONE, new byte[] {'0'}, NONE, NONE);
    private static final int LENGTH_BITS = 48;
    private static final int BYTES_OF_TIME = 6;

    private final boolean resendsSame;
    private final List<byte[]> issueRules;
    private final List<byte[]> voiceRules;
    private final List<byte[]> verifyRules;

    ScriptArguments(StoreRules rules) {
        this.resendsSame = rules.resend() == ResendMode.SAME;
        this.issueRules = issueRules(rules);
        this.voiceRules = voiceRules(rules.phone());
        this.verifyRules = verifyRules(rules);
    }

    private static List<byte[]> issueRules(StoreRules rules) {
        return List.of(
                millis(rules.codeLife()),
                millis(rules.retention()),
                packed(rules.guesses().perPhone()),
                packed(rules.guesses().perPurpose()),
                packed(rules.phone().windows()),
                bytesOfLog(logged(rules.phone())),
                steps(rules.phone().cooldown()));
    }

    /** The cooldown counts the sends of a day, and there must be as many as it has steps. */
    private static List<Window> logged(PhoneLimits phone) {
        List<Window> all = new ArrayList<>(phone.windows());
        if (!phone.cooldown().isEmpty()) {
            all.add(new Window(phone.cooldown().size(), Duration.ofDays(1)));
        }
        return all;
    }

    private static byte[] steps(List<Duration> cooldown) {
        ByteBuffer steps = ByteBuffer.allocate(cooldown.size() * Integer.BYTES);
        cooldown.forEach(step -> steps.putInt((int) step.toMillis()));
        return steps.array();
    }

    private static List<byte[]> voiceRules(PhoneLimits phone) {
        List<Window> kept = phone.voice().isEmpty() ? phone.windows() : phone.voice();
        return List.of(packed(phone.voice()), bytesOfLog(kept), phone.voiceAfterSms() ? number(1) : NONE);
    }

    private static List<byte[]> verifyRules(StoreRules rules) {
        return List.of(
                number(rules.maxAttempts()),
                millis(rules.ticketLife()),
                packed(rules.guesses().perPhone()),
                packed(rules.guesses().perPurpose()),
                bytesOfLog(rules.guesses().perPhone()),
                bytesOfLog(rules.guesses().perPurpose()));
    }

    /** Redis spends as long on reading arguments as on a command, so all windows are one argument. */
    private static byte[] packed(List<Window> windows) {
        ByteBuffer packed = ByteBuffer.allocate(windows.size() * Long.BYTES);
        windows.forEach(window -> packed.putLong(
                (long) window.limit() << LENGTH_BITS | window.length().toMillis()));
        return packed.array();
    }

    private static byte[] bytesOfLog(List<Window> windows) {
        int most = windows.stream().mapToInt(Window::limit).max().orElseThrow();
        return number((long) most * BYTES_OF_TIME);
    }

    List<byte[]> issue(IssueCommand command) {
        List<byte[]> values = new ArrayList<>();
        values.add(command.purpose().name().getBytes(US_ASCII));
        values.add(command.challenge().nonce().toArray());
        values.add(command.challenge().mac().toArray());
        values.add(resendsSame ? command.challenge().cipher().toArray() : NONE);
        values.add(command.readableIds().toArray());
        values.add(command.asker().session().toArray());
        values.addAll(issueRules);
        values.add(command.asker().origin().toArray());
        values.addAll(command.asker().way() == Way.TEXT ? TEXT_RULES : voiceRules);
        if (command.asker().way() != Way.TEXT) {
            values.add(command.asker().way() == Way.CALL_OR_TEXT ? number(1) : NONE);
        }
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
