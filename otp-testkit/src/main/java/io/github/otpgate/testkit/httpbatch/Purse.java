package io.github.otpgate.testkit.httpbatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the account has paid for, by product, and what it has used of its day. Safe for many threads. */
final class Purse {

    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(10);

    private final Clock clock;
    private final Map<String, Long> products;
    private final long dailyLimit;
    private LocalDate day = LocalDate.EPOCH;
    private long usedToday;
    private Instant asked = Instant.MIN;

    /** The first product is the default one; a daily limit of 0 is none. */
    Purse(Clock clock, Map<String, Long> products, long dailyLimit) {
        this.clock = clock;
        this.products = new LinkedHashMap<>(products);
        this.dailyLimit = dailyLimit;
    }

    /** 0 for a product that can be charged; an empty name is the default one's. */
    synchronized int unknown(String product) {
        return product.isEmpty() || products.containsKey(product) ? 0 : 112;
    }

    /** 0 if it was charged. */
    synchronized int charge(String product, long pieces) {
        LocalDate today = clock.instant().atZone(Msgids.BEIJING).toLocalDate();
        long used = today.equals(day) ? usedToday : 0;
        if (dailyLimit > 0 && used + pieces > dailyLimit) {
            return 120;
        }
        String charged = product.isEmpty() ? products.keySet().iterator().next() : product;
        long left = products.getOrDefault(charged, 0L);
        if (left < pieces) {
            return 109;
        }
        products.put(charged, left - pieces);
        day = today;
        usedToday = used + pieces;
        return 0;
    }

    synchronized void recharge(String product, long pieces) {
        products.merge(product, pieces, Long::sum);
    }

    synchronized Map<String, Long> products() {
        return new LinkedHashMap<>(products);
    }

    /** Whether ten seconds have passed since a question was answered; then this one is. */
    synchronized boolean mayBeAsked() {
        Instant now = clock.instant();
        if (now.isBefore(asked.equals(Instant.MIN) ? now : asked.plus(BETWEEN_QUESTIONS))) {
            return false;
        }
        asked = now;
        return true;
    }
}
