package io.github.otpgate.testkit.haotingyun;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** The customer's account: decides about one message to one number at a time, and sends it. */
final class Account {

    private static final long FIRST_SID = 3_310_228_982L;
    private static final int SINGLE = 70;
    private static final int PART = 67;

    private final Clock clock;
    private final Set<String> blacklist;
    private final SendWindows windows;
    private final Deliveries deliveries;
    private long balance;
    private long nextSid = FIRST_SID;

    Account(Clock clock, Set<String> blacklist, SendWindows windows, Deliveries deliveries, long balance) {
        this.clock = clock;
        this.blacklist = Set.copyOf(blacklist);
        this.windows = windows;
        this.deliveries = deliveries;
        this.balance = balance;
    }

    /** Everything from the blacklist on; the text has been judged before. */
    synchronized Outcome send(Sms sms, SmsTemplate template) {
        Mobile mobile = sms.mobile();
        String text = sms.text();
        Optional<Refusal> refusal = refusal(mobile.normalised(), text, template);
        if (refusal.isPresent()) {
            return new Outcome.Refused(mobile.written(), refusal.get());
        }
        int pieces = pieces(text);
        balance -= pieces;
        windows.accepted(mobile.normalised(), text, template, clock.instant());
        long sid = nextSid++;
        deliveries.accepted(sid, sms, pieces);
        return new Outcome.Accepted(mobile.written(), pieces, sid);
    }

    synchronized long balance() {
        return balance;
    }

    synchronized void recharge(long pieces) {
        balance += pieces;
    }

    private Optional<Refusal> refusal(String number, String text, SmsTemplate template) {
        if (blacklist.contains(number)) {
            return Optional.of(Refusal.BLACKLISTED);
        }
        return windows.refusal(number, text, template, clock.instant())
                .or(() -> balance < pieces(text) ? Optional.of(Refusal.NO_BALANCE) : Optional.empty());
    }

    static int pieces(String text) {
        return text.length() <= SINGLE ? 1 : (text.length() + PART - 1) / PART;
    }
}
