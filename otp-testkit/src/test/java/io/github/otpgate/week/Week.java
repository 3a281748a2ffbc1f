package io.github.otpgate.week;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.week.Site.Attempt;
import io.github.otpgate.week.Site.Outcome;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.IntConsumer;

/** A week of visitors, the same for the same seed: honest ones, and four who are not. */
final class Week {

    static final Duration LENGTH = Duration.ofDays(7);

    private static final int RAID = 100;
    private static final long HOUR = Duration.ofHours(1).toMillis();

    /** Who they are. */
    enum Visitor {
        HONEST,
        BOMBER,
        RANGE_WALKER,
        PUMPER,
        GUESSER
    }

    /** What became of the attempts of one kind of visitor. */
    static final class Tally {
        int attempts;
        int sent;
        int withheld;
        int refused;
        int captcha;
        int verified;

        int notServed() {
            return withheld + refused + captcha;
        }
    }

    private record Event(long at, long order, Runnable action) {}

    private final Site site;
    private final Random random;
    private final int users;
    private final Map<Visitor, Tally> tallies = new EnumMap<>(Visitor.class);
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private long order;
    private long now;

    Week(Site site, long seed, int users) {
        this.site = site;
        this.random = new Random(seed);
        this.users = users;
        for (Visitor visitor : Visitor.values()) {
            tallies.put(visitor, new Tally());
        }
    }

    Map<Visitor, Tally> run() {
        planHonest();
        planAttacks();
        while (!events.isEmpty()) {
            Event event = events.remove();
            now = event.at();
            site.goTo(now);
            event.action().run();
        }
        return tallies;
    }

    private void at(long millis, Runnable action) {
        events.add(new Event(millis, order++, action));
    }

    private Tally of(Visitor visitor) {
        return tallies.computeIfAbsent(visitor, unused -> new Tally());
    }

    private Attempt ask(Visitor visitor, String phone, ClientAddress address, double slider) {
        Attempt attempt = site.ask(phone, address, random.nextDouble() < slider);
        Tally tally = of(visitor);
        tally.attempts++;
        tally.sent += attempt.outcome() == Outcome.SENT ? 1 : 0;
        tally.withheld += attempt.outcome() == Outcome.WITHHELD ? 1 : 0;
        tally.refused += attempt.outcome() == Outcome.REFUSED ? 1 : 0;
        tally.captcha += attempt.outcome() == Outcome.CAPTCHA ? 1 : 0;
        return attempt;
    }

    /** Each logs in once or twice, in the evening rather than at night; four in ten from behind a carrier's NAT. */
    private void planHonest() {
        for (int user = 0; user < users; user++) {
            String phone = honestPhone(user);
            boolean shared = random.nextDouble() < 0.4;
            ClientAddress address = shared
                    ? address(100 + random.nextInt(8), random.nextInt(32), 1)
                    : address(20 + user / 60_000, user / 250, user % 250 + 1);
            int logins = random.nextDouble() < 0.5 ? 1 : 2;
            for (int i = 0; i < logins; i++) {
                at(honestMoment(), () -> login(phone, address));
            }
        }
    }

    /** Spread over the operators' ranges, as numbers are. */
    private static String honestPhone(int user) {
        String[] prefixes = {"138", "139", "150", "151", "186", "187", "177", "133"};
        long rest = (user * 7_654_321L + 1_234_567L) % 100_000_000L;
        return "+86" + prefixes[user % prefixes.length]
                + Long.toString(100_000_000L + rest).substring(1);
    }

    private long honestMoment() {
        long day = random.nextInt(7) * Duration.ofDays(1).toMillis();
        double hour = Math.min(23.9, Math.max(0, 15 + random.nextGaussian() * 4.5));
        return day + (long) (hour * Duration.ofHours(1).toMillis());
    }

    private void login(String phone, ClientAddress address) {
        Attempt attempt = ask(Visitor.HONEST, phone, address, 1);
        boolean arrives = random.nextDouble() < 0.94;
        boolean goesOn = random.nextDouble() < 0.95;
        if (attempt.outcome() == Outcome.SENT && arrives && goesOn) {
            enter(Visitor.HONEST, attempt, phone, address, 8_000 + random.nextInt(40_000));
        } else if (attempt.outcome() == Outcome.SENT && goesOn) {
            at(now + 62_000 + random.nextInt(30_000), () -> again(phone, address));
        }
    }

    private void again(String phone, ClientAddress address) {
        Attempt attempt = ask(Visitor.HONEST, phone, address, 1);
        if (attempt.outcome() == Outcome.SENT) {
            enter(Visitor.HONEST, attempt, phone, address, 8_000 + random.nextInt(30_000));
        }
    }

    private void enter(Visitor visitor, Attempt attempt, String phone, ClientAddress address, long later) {
        String code = site.codeOn(phone);
        at(now + later, () -> {
            boolean verified = site.verify(attempt.challenge().orElseThrow(), code, address);
            of(visitor).verified += verified ? 1 : 0;
        });
    }

    private void planAttacks() {
        double scale = users / 10_000.0;
        plan(Visitor.BOMBER, (int) (1_500 * scale), this::bomb);
        plan(Visitor.RANGE_WALKER, (int) (1_500 * scale), this::walk);
        plan(Visitor.PUMPER, (int) (1_500 * scale), this::pump);
        plan(Visitor.GUESSER, (int) (800 * scale), this::guess);
    }

    /** In raids of an hour, at no fixed pace. */
    private void plan(Visitor visitor, int attempts, IntConsumer attack) {
        long raid = 0;
        for (int i = 0; i < attempts; i++) {
            int index = i;
            if (i % RAID == 0) {
                raid = (long) (random.nextDouble() * LENGTH.toMillis());
            }
            at(raid + (long) (random.nextDouble() * HOUR), () -> attack.accept(index));
        }
        of(visitor);
    }

    /** Sends to people who asked for nothing, from rented home connections, with a service that solves pictures. */
    private void bomb(int index) {
        String phone = "+861" + (30 + random.nextInt(9)) + (10_000_000 + random.nextInt(89_999_999));
        ask(Visitor.BOMBER, phone, address(40, random.nextInt(120), 1 + random.nextInt(250)), 0.9);
    }

    /** One number after the other of ranges that pay, from a few networks. */
    private void walk(int index) {
        String phone = "+86" + (1_709_000_0000L + index);
        ask(Visitor.RANGE_WALKER, phone, address(50, random.nextInt(6), 1 + random.nextInt(250)), 0.9);
    }

    /** Owns numbers abroad, and verifies three in ten so that they look alive. */
    private void pump(int index) {
        String phone = "+447400" + (100_000 + random.nextInt(4_000));
        ClientAddress address = address(60, random.nextInt(60), 1 + random.nextInt(250));
        Attempt attempt = ask(Visitor.PUMPER, phone, address, 0.9);
        if (attempt.outcome() == Outcome.SENT && random.nextDouble() < 0.3) {
            enter(Visitor.PUMPER, attempt, phone, address, 5_000 + random.nextInt(20_000));
        }
    }

    /** Five guesses at each code that it makes be sent to one of a few accounts worth having. */
    private void guess(int index) {
        String phone = honestPhone(random.nextInt(Math.max(1, users / 250)));
        ClientAddress address = address(70, random.nextInt(100), 1 + random.nextInt(250));
        Attempt attempt = ask(Visitor.GUESSER, phone, address, 0.9);
        for (int i = 0; i < 5 && attempt.challenge().isPresent(); i++) {
            String code =
                    Integer.toString(1_000_000 + random.nextInt(1_000_000)).substring(1);
            boolean verified = site.verify(attempt.challenge().get(), code, address);
            of(Visitor.GUESSER).verified += verified ? 1 : 0;
        }
    }

    private static ClientAddress address(int first, int network, int host) {
        return new ClientAddress(Bytes.of((byte) first, (byte) (network / 256), (byte) (network % 256), (byte) host));
    }
}
