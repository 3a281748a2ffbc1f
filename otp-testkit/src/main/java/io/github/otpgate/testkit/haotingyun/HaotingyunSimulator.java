package io.github.otpgate.testkit.haotingyun;

import io.github.otpgate.testkit.PhoneInbox;
import io.github.otpgate.testkit.VendorServer;
import io.github.otpgate.testkit.VendorSimulator;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Haotingyun on 127.0.0.1, over real HTTP: every endpoint of the vendor's interface document, and its pushes. It checks what the
 * vendor checks, in this order, and answers with the vendor's codes:
 *
 * <pre>
 * 11 not a POST               -5 requests per second (off)    33 same number and template: 1 in 30 s
 * 14 not a UTF-8 form         16 the signature                 8 same number and text: 1 in 30 s
 * -1 the API key               7 a template not approved       9 same number and text: 3 in 5 min
 * -3 the address (off)      5, 2 the template, its #code#     22 codes per number: n in 1 h (off)
 * -11 pulls (off)              4 a black word                 17 anything per number: n in 24 h (off)
 * 1, 2, 6, 25 the parameters  10 a blacklisted number          3 the balance
 * </pre>
 *
 * <p>A refusal is HTTP 400; that of one number among many is an item of an HTTP 200. What it accepts is in the
 * {@link #inbox}. The nine default templates of the vendor are approved. Windows slide exactly, on the given clock: a
 * message is free again when the earlier one is 30 s old. Every accepted message has its report at once. The last 10 000 messages
 * and replies can be looked up. Safe for use by many threads.
 */
public final class HaotingyunSimulator implements VendorSimulator {

    private final VendorServer server;
    private final PhoneInbox inbox;
    private final Account account;
    private final Gate gate;
    private final TemplateDesk templates;
    private final HaotingyunPushes pushes;
    private final Deliveries deliveries;
    private final TokenBucket rate;

    private HaotingyunSimulator(Builder settings) {
        inbox = new PhoneInbox(settings.clock);
        Wording wording = new Wording(settings.quirks);
        gate = new Gate(settings.apiKey, settings.addresses);
        templates = new TemplateDesk(settings.signatures, settings.templates);
        pushes = new HaotingyunPushes(settings.apiKey, wording, settings.held, settings.speed);
        settings.callbackUrl.ifPresent(pushes::to);
        deliveries = new Deliveries(settings.clock, inbox, pushes, settings.pulls);
        SendWindows windows = new SendWindows(settings.templateWindow, settings.hourlyLimit, settings.dailyLimit);
        account = new Account(settings.clock, settings.blacklist, windows, deliveries, settings.balance);
        TextRules rules = new TextRules(settings.signatures, templates, settings.blackWords);
        rate = new TokenBucket(settings.clock, settings.requestsPerSecond);
        Endpoints endpoints = new Endpoints(account, deliveries, rules, templates, gate);
        server = VendorServer.start(settings.port, new FrontDesk(endpoints.all(), gate, rate, wording, pushes));
    }

    /** A simulator with every setting at its default: any port, the vendor's sample key, signature 豪霆云. */
    public static HaotingyunSimulator start() {
        return builder().start();
    }

    /** Settings, each with a default. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public VendorServer server() {
        return server;
    }

    @Override
    public PhoneInbox inbox() {
        return inbox;
    }

    /** Pieces the account can still pay for. */
    public long balance() {
        return account.balance();
    }

    /** How many requests came faster than the account may ask; see {@link Builder#requestsPerSecond}. */
    public long throttled() {
        return rate.refused();
    }

    /** Adds pieces to the balance. */
    public void recharge(long pieces) {
        account.recharge(pieces);
    }

    /** Where the account's templates are approved and rejected. */
    public TemplateDesk templates() {
        return templates;
    }

    /** What the vendor pushes by itself. */
    public HaotingyunPushes pushes() {
        return pushes;
    }

    /** A phone writes back: into get_reply, into pull_reply where it is open, and pushed where a URL is known. Returns its id. */
    public String reply(String mobile, String text) {
        return deliveries.reply(mobile, text);
    }

    /** From now on messages to this number are reported as FAIL with this operator code, for example {@code DB:0103}. */
    public void failReports(String mobile, String errorMsg) {
        deliveries.fail(mobile, errorMsg);
    }

    /** From now on messages to this number are reported as SUCCESS again. */
    public void succeedReports(String mobile) {
        deliveries.succeed(mobile);
    }

    /** Replaces the list of callers; an empty one lets everybody in. */
    public void ipWhitelist(String... addresses) {
        gate.allow(List.of(addresses));
    }

    /** Ends every connection; what is not pushed yet is pushed no more. */
    @Override
    public void close() {
        pushes.close();
        server.close();
    }

    /** Collects the settings of a {@link HaotingyunSimulator}; not safe for threads. */
    public static final class Builder {

        /** The API key in the vendor's own samples. */
        public static final String SAMPLE_API_KEY = "9b11127a9701975c734b8aee81ee3526";

        private int port;
        private String apiKey = SAMPLE_API_KEY;
        private Set<String> signatures = Set.of("豪霆云");
        private long balance = 1_000_000_000;
        private Clock clock = Clock.systemUTC();
        private final List<String> templates = new ArrayList<>();
        private final Set<String> blacklist = new HashSet<>();
        private final List<String> blackWords = new ArrayList<>();
        private boolean templateWindow = true;
        private int hourlyLimit;
        private int dailyLimit;
        private int requestsPerSecond;
        private List<String> addresses = List.of();
        private boolean pulls;
        private boolean held;
        private double speed = 600;
        private Optional<URI> callbackUrl = Optional.empty();
        private Set<Quirk> quirks = Set.of();

        private Builder() {}

        /** The port to listen on; 0, the default, takes any free one. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** The only key that is accepted; {@link #SAMPLE_API_KEY} by default. */
        public Builder apiKey(String value) {
            apiKey = value;
            return this;
        }

        /** Approved signatures, without 【】, in place of 豪霆云. */
        public Builder signatures(Collection<String> values) {
            signatures = new LinkedHashSet<>(values);
            return this;
        }

        /** Pieces that can be sent; a billion by default. */
        public Builder balance(long pieces) {
            balance = pieces;
            return this;
        }

        /** The clock of windows and inbox; the system's by default. */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /** Approves one more template, signature first: {@code 【豪霆云】登录码#code#，#minutes#分钟内有效}. */
        public Builder template(String content) {
            templates.add(content);
            return this;
        }

        /** Refuses these numbers with code 10; {@code +86} in front makes no difference. */
        public Builder blacklist(String... numbers) {
            List.of(numbers).forEach(number -> blacklist.add(Mobile.normalise(number)));
            return this;
        }

        /** Refuses texts that contain one of these with code 4. */
        public Builder blackWords(String... words) {
            blackWords.addAll(List.of(words));
            return this;
        }

        /** Switches off code 33, so that a number may get another code of the same template at once. */
        public Builder withoutTemplateWindow() {
            templateWindow = false;
            return this;
        }

        /** Switches on code 22: so many verification messages per number within one hour. */
        public Builder hourlyLimit(int messages) {
            hourlyLimit = messages;
            return this;
        }

        /** Switches on code 17: so many messages of any kind per number within 24 hours. */
        public Builder dailyLimit(int messages) {
            dailyLimit = messages;
            return this;
        }

        /** Switches on code -5: a token bucket that holds and refills so many requests per second. */
        public Builder requestsPerSecond(int requests) {
            requestsPerSecond = requests;
            return this;
        }

        /** Switches on code -3 for everybody else. All callers of the simulator have the address 127.0.0.1. */
        public Builder ipWhitelist(String... values) {
            addresses = List.of(values);
            return this;
        }

        /** Opens pull_status and pull_reply, which answer -11 otherwise; what happens from now on can be fetched for 72 hours. */
        public Builder openPulls() {
            pulls = true;
            return this;
        }

        /** Where reports and replies are pushed; nowhere by default. See also {@link HaotingyunPushes#to}. */
        public Builder callbackUrl(URI url) {
            callbackUrl = Optional.of(url);
            return this;
        }

        /** How many seconds between two tries of a push pass in a real one; 600 by default, more than 0. */
        public Builder speed(double factor) {
            speed = factor;
            return this;
        }

        /** Collects reports until {@link HaotingyunPushes#flush} instead of pushing them when their request is answered. */
        public Builder holdReports() {
            held = true;
            return this;
        }

        /** Switches on oddities of the wire. */
        public Builder quirks(Quirk... values) {
            quirks = Set.of(values);
            return this;
        }

        /**
         * Listens when it returns.
         *
         * @throws IllegalArgumentException if a template does not start with its signature
         * @throws IllegalStateException if the port cannot be had
         */
        public HaotingyunSimulator start() {
            return new HaotingyunSimulator(this);
        }
    }
}
