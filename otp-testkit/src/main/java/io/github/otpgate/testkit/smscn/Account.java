package io.github.otpgate.testkit.smscn;

import io.github.otpgate.testkit.PhoneInbox;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The customer's account: makes calls as far as it may, and keeps reports and records until they are fetched. */
final class Account {

    /** The most rows that one answer has. */
    static final int PAGE = 50;

    private static final DateTimeFormatter WALL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

    private final Clock clock;
    private final PhoneInbox inbox;
    private final CallLimits limits;
    private final Deque<Row> reports = new ArrayDeque<>();
    private final Deque<Row> records = new ArrayDeque<>();
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private AccountState state = AccountState.ACTIVE;
    private long balance;

    Account(Clock clock, PhoneInbox inbox, CallLimits limits, long balance) {
        this.clock = clock;
        this.inbox = inbox;
        this.limits = limits;
        this.balance = balance;
    }

    private record Outcome(String resultcode, String status) {}

    /** A row of a list, its members in the vendor's order. */
    record Row(Map<String, String> members) {

        boolean matches(String date, String number) {
            return members.getOrDefault("sendtime", "").startsWith(date)
                    && (number.isEmpty() || number.equals(members.get("mobile")));
        }
    }

    /** Rows that are no longer kept, and how many there were before. */
    record Fetched(List<Row> rows, int total) {

        Fetched {
            rows = List.copyOf(rows);
        }
    }

    /** All of them or none. */
    synchronized Optional<Stat> call(List<Call> calls) {
        Instant now = clock.instant();
        Optional<Stat> refusal = calls.stream()
                .map(call -> limits.refusal(call, now))
                .flatMap(Optional::stream)
                .findFirst();
        if (refusal.isPresent()) {
            return refusal;
        }
        if (balance < calls.size()) {
            return Optional.of(Stat.NO_BALANCE);
        }
        calls.forEach(call -> make(call, now));
        return Optional.empty();
    }

    private void make(Call call, Instant now) {
        balance--;
        limits.made(call, now);
        inbox.receive(call.number(), call.spoken());
        String time = WALL.format(now);
        records.addLast(row("sendtime", time, "mobile", call.number(), "content", call.spoken(), "status", "1"));
        Outcome outcome = outcomes.getOrDefault(call.number(), new Outcome("100", "DELIVRD"));
        if (!call.id().isEmpty()) {
            Row report = row("retime", time, "mobile", call.number(), "mobileids", call.id());
            report.members().put("resultcode", outcome.resultcode());
            report.members().put("status", outcome.status());
            reports.addLast(report);
        }
    }

    private static Row row(String... namesAndValues) {
        Map<String, String> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Row(members);
    }

    synchronized void outcome(String number, String resultcode, String status) {
        outcomes.put(number, new Outcome(resultcode, status));
    }

    synchronized Fetched reports() {
        return fetch(reports, "", "");
    }

    synchronized Fetched records(String date, String number) {
        return fetch(records, date, number);
    }

    private static Fetched fetch(Deque<Row> kept, String date, String number) {
        List<Row> fetched = new ArrayList<>();
        int total = 0;
        for (Iterator<Row> rows = kept.iterator(); rows.hasNext(); ) {
            Row row = rows.next();
            boolean wanted = row.matches(date, number);
            total += wanted ? 1 : 0;
            if (wanted && fetched.size() < PAGE) {
                fetched.add(row);
                rows.remove();
            }
        }
        return new Fetched(fetched, total);
    }

    synchronized long balance() {
        return balance;
    }

    synchronized void recharge(long calls) {
        balance += calls;
    }

    synchronized AccountState state() {
        return state;
    }

    synchronized void state(AccountState other) {
        state = other;
    }
}
