package io.github.otpgate.testkit.haotingyun;

import io.github.otpgate.testkit.FaultScript;
import io.github.otpgate.testkit.PhoneInbox;
import io.github.otpgate.testkit.RequestLog;
import io.github.otpgate.testkit.VendorServer;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Haotingyun on 127.0.0.1, over real HTTP: {@code /v2/sms/single_send.json}, {@code batch_send.json} and
 * {@code multi_send.json}. It checks what the vendor checks, in this order, and answers with the vendor's codes:
 *
 * <pre>
 * 11 not a POST               4 a black word                            9 same number and text: 3 in 5 min
 * 14 not a UTF-8 form        10 a blacklisted number                   22 codes per number: n in 1 h (off)
 * -1 the API key             33 same number and template: 1 in 30 s     3 the balance
 * 1, 2, 25 the parameters     8 same number and text: 1 in 30 s
 * 16 the signature
 * 5, 2 the template, its #code#
 * </pre>
 *
 * <p>A refusal is HTTP 400; that of one number among many is an item of an HTTP 200. What it accepts is in the
 * {@link #inbox}. The nine default templates of the vendor are approved. Windows slide exactly, on the given clock: a
 * message is free again when the earlier one is 30 s old. Safe for use by many threads.
 */
public final class HaotingyunSimulator implements AutoCloseable {

    private final VendorServer server;
    private final PhoneInbox inbox;
    private final Account account;

    private HaotingyunSimulator(Builder settings) {
        inbox = new PhoneInbox(settings.clock);
        SendWindows windows = new SendWindows(settings.templateWindow, settings.hourlyLimit);
        account = new Account(settings.clock, inbox, settings.blacklist, windows, settings.balance);
        TextRules rules = new TextRules(settings.signatures, settings.templates, settings.blackWords);
        server = VendorServer.start(settings.port, new SendEndpoints(settings.apiKey, rules, account));
    }

    /** A simulator with every setting at its default: any port, the vendor's sample key, signature 豪霆云. */
    public static HaotingyunSimulator start() {
        return builder().start();
    }

    /** Settings, each with a default. */
    public static Builder builder() {
        return new Builder();
    }

    /** {@code http://127.0.0.1:<port>}. */
    public URI baseUri() {
        return server.baseUri();
    }

    /** What the phones received. */
    public PhoneInbox inbox() {
        return inbox;
    }

    /** What arrived over HTTP, whether it was accepted or not. */
    public RequestLog requests() {
        return server.requests();
    }

    /** What goes wrong with sends, request by request. */
    public FaultScript faults() {
        return server.faults();
    }

    /** What goes wrong with every other request. */
    public FaultScript queryFaults() {
        return server.queryFaults();
    }

    /** Pieces the account can still pay for. */
    public long balance() {
        return account.balance();
    }

    /** Adds pieces to the balance. */
    public void recharge(long pieces) {
        account.recharge(pieces);
    }

    /** Ends every connection. */
    @Override
    public void close() {
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
