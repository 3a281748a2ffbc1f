package io.github.otpgate.testkit.haotingyun;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The vendor's limits per number, as exact sliding windows: what was accepted counts until its age equals the window. Not
 * safe for threads by itself.
 */
final class SendWindows {

    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int LONG_LIMIT = 3;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final boolean templateWindow;
    private final int hourlyLimit;
    private final int dailyLimit;
    private final Deque<Sent> all = new ArrayDeque<>();
    private final Map<String, Deque<Sent>> byNumber = new HashMap<>();

    /** A limit of 0 is none. */
    SendWindows(boolean templateWindow, int hourlyLimit, int dailyLimit) {
        this.templateWindow = templateWindow;
        this.hourlyLimit = hourlyLimit;
        this.dailyLimit = dailyLimit;
    }

    private record Sent(Instant at, String number, String text, SmsTemplate template) {

        boolean within(Duration window, Instant now) {
            return Duration.between(at, now).compareTo(window) < 0;
        }
    }

    Optional<Refusal> refusal(String number, String text, SmsTemplate template, Instant now) {
        forgetOld(now);
        Deque<Sent> sent = byNumber.getOrDefault(number, new ArrayDeque<>());
        if (templateWindow && template.isVerification() && count(sent, SHORT, now, s -> s.template() == template) > 0) {
            return Optional.of(Refusal.sameTemplate(number));
        }
        Predicate<Sent> sameText = s -> s.text().equals(text);
        if (count(sent, SHORT, now, sameText) > 0) {
            return Optional.of(Refusal.SAME_CONTENT_30_SECONDS);
        }
        if (count(sent, LONG, now, sameText) >= LONG_LIMIT) {
            return Optional.of(Refusal.SAME_CONTENT_5_MINUTES);
        }
        return hourly(sent, template, now).or(() -> daily(sent, now));
    }

    void accepted(String number, String text, SmsTemplate template, Instant now) {
        Sent sent = new Sent(now, number, text, template);
        all.addLast(sent);
        byNumber.computeIfAbsent(number, key -> new ArrayDeque<>()).addLast(sent);
    }

    private Optional<Refusal> hourly(Deque<Sent> sent, SmsTemplate template, Instant now) {
        boolean full = hourlyLimit > 0
                && template.isVerification()
                && count(sent, HOUR, now, s -> s.template().isVerification()) >= hourlyLimit;
        return full ? Optional.of(Refusal.hourly(hourlyLimit)) : Optional.empty();
    }

    private Optional<Refusal> daily(Deque<Sent> sent, Instant now) {
        boolean full = dailyLimit > 0 && count(sent, DAY, now, s -> true) >= dailyLimit;
        return full ? Optional.of(Refusal.daily(dailyLimit)) : Optional.empty();
    }

    private static long count(Deque<Sent> sent, Duration window, Instant now, Predicate<Sent> which) {
        return sent.stream().filter(s -> s.within(window, now) && which.test(s)).count();
    }

    private Duration longest() {
        if (dailyLimit > 0) {
            return DAY;
        }
        return hourlyLimit > 0 ? HOUR : LONG;
    }

    private void forgetOld(Instant now) {
        Duration longest = longest();
        Sent oldest = all.peekFirst();
        while (oldest != null && !oldest.within(longest, now)) {
            all.removeFirst();
            String number = oldest.number();
            Deque<Sent> ofNumber = byNumber.getOrDefault(number, new ArrayDeque<>());
            ofNumber.pollFirst();
            if (ofNumber.isEmpty()) {
                byNumber.remove(number);
            }
            oldest = all.peekFirst();
        }
    }
}
