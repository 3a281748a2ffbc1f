package io.github.otpgate.testkit.apiv1;

import io.github.otpgate.testkit.CallbackPusher;
import io.github.otpgate.testkit.PhoneInbox;
import io.github.otpgate.testkit.VendorServer;
import io.github.otpgate.testkit.VendorSimulator;
import java.net.URI;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The platform behind {@code /api/v1/send} on 127.0.0.1, over real HTTP, with {@code report}, {@code mo} and
 * {@code queryBalance} beside it. It checks the credentials, the caller's address, the numbers (at most 3000), the text
 * (at most 500 characters), the extension, that no task comes twice, and the balance. A {@link Problem} is an HTTP 200
 * with a code. What it accepts is in the {@link #inbox}.
 *
 * <p>Each message is reported at once. A report is pushed once, whatever the customer answers, and waits to be fetched,
 * which can be done once; so is a reply. Safe for use by many threads.
 */
public final class ApiV1Simulator implements VendorSimulator {

    private static final Pattern EXTENSION = Pattern.compile("([1-9][0-9]{0,17})?");

    private final VendorServer server;
    private final PhoneInbox inbox;
    private final Account account;
    private final Callbacks callbacks;
    private final Outbox outbox;
    private final Dispatch dispatch;

    private ApiV1Simulator(Builder settings) {
        Words words = new Words(settings.shape, settings.problems);
        inbox = new PhoneInbox(settings.clock);
        account = new Account(settings.balance, settings.postpaid);
        callbacks = settings.callbacks();
        outbox = new Outbox(settings.clock, callbacks, words, settings.masked);
        dispatch = new Dispatch(account, inbox, outbox, settings.success);
        Endpoints.Offer offer =
                new Endpoints.Offer(Endpoints.Offer.paths(settings.firstVersion), words, settings.namesTasks);
        server = VendorServer.start(settings.port, new Endpoints(offer, settings.gate(), dispatch, outbox, account));
    }

    /** A simulator with every setting at its default. */
    public static ApiV1Simulator start() {
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

    /** What was pushed, and what came of it. */
    public CallbackPusher callbacks() {
        return callbacks.pusher();
    }

    /** Messages the account can still pay for. */
    public long balance() {
        return account.balance();
    }

    /** Adds messages to the balance. */
    public void recharge(long messages) {
        account.recharge(messages);
    }

    /**
     * From now on reports on messages to that number say this.
     *
     * @param mobile as it is sent to
     * @param status for example {@code MBBLACK}
     */
    public void status(String mobile, String status) {
        dispatch.status(mobile, status);
    }

    /** Reports on a message, whether it was ever sent or not. */
    public void report(String taskId, String mobile, String status) {
        outbox.report(taskId, mobile, status, "");
    }

    /**
     * Somebody writes back.
     *
     * @param extNo the digits behind the customer's number, empty for none
     */
    public void reply(String mobile, String content, String extNo) {
        if (!EXTENSION.matcher(extNo).matches()) {
            throw new IllegalArgumentException("extNo must be a whole number from 1 on, or empty");
        }
        outbox.reply(mobile, content, extNo);
    }

    /** Ends every connection. */
    @Override
    public void close() {
        callbacks.pusher().close();
        server.close();
    }

    /** Collects the settings of an {@link ApiV1Simulator}; not safe for threads. */
    public static final class Builder {

        /** The account's name unless another is given. */
        public static final String SAMPLE_ACCOUNT = "acct";

        /** The interface password unless another is given. */
        public static final String SAMPLE_PASSWORD = "123456";

        private int port;
        private String accountName = SAMPLE_ACCOUNT;
        private String password = SAMPLE_PASSWORD;
        private boolean upperCase;
        private Set<String> addresses = Set.of();
        private Clock clock = Clock.systemUTC();
        private long balance = 1_000_000_000;
        private boolean postpaid;
        private final Map<Problem, Words.Answer> problems = new EnumMap<>(Problem.class);
        private ReportShape shape = ReportShape.ARRAY;
        private Optional<SuccessStatus> success = Optional.of(SuccessStatus.DELIVRD);
        private boolean masked;
        private boolean namesTasks = true;
        private boolean firstVersion;
        private CallbackEncoding encoding = CallbackEncoding.JSON;
        private Optional<URI> statusUrl = Optional.empty();
        private Optional<URI> replyUrl = Optional.empty();
        private boolean dropped;

        private Builder() {}

        /** The port to listen on; 0, the default, takes any free one. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** The only account, in place of {@link #SAMPLE_ACCOUNT} and {@link #SAMPLE_PASSWORD}. */
        public Builder account(String name, String interfacePassword) {
            accountName = name;
            password = interfacePassword;
            return this;
        }

        /** Wants the MD5 of the password in upper case. */
        public Builder upperCaseHash() {
            upperCase = true;
            return this;
        }

        /** Lets the account in from these addresses only; everybody comes from 127.0.0.1. */
        public Builder allowedAddresses(String... values) {
            addresses = Set.copyOf(List.of(values));
            return this;
        }

        /** The clock of inbox and reports; the system's by default. */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /** Messages that can be sent; a billion by default. */
        public Builder balance(long messages) {
            balance = messages;
            return this;
        }

        /** Lets the balance go below zero. */
        public Builder postpaid() {
            postpaid = true;
            return this;
        }

        /** Answers a problem with these words in place of its own. */
        public Builder error(Problem problem, String code, String message) {
            problems.put(problem, new Words.Answer(code, message));
            return this;
        }

        /** How lists are written; {@link ReportShape#ARRAY} by default. */
        public Builder reportShape(ReportShape value) {
            shape = value;
            return this;
        }

        /** How reports spell success; {@link SuccessStatus#DELIVRD} by default. */
        public Builder successStatus(SuccessStatus value) {
            success = Optional.of(value);
            return this;
        }

        /** Leaves it to {@link ApiV1Simulator#report} to report on messages. */
        public Builder withoutReports() {
            success = Optional.empty();
            return this;
        }

        /** Hides the middle of the numbers in what is fetched, as the document's samples do. */
        public Builder maskMobiles() {
            masked = true;
            return this;
        }

        /** Answers a send with an empty task id, as the document's sample does. */
        public Builder withoutTaskIdInAnswers() {
            namesTasks = false;
            return this;
        }

        /** Knows neither callbacks nor the balance, which came in December 2019. */
        public Builder firstVersion() {
            firstVersion = true;
            return this;
        }

        /** Where reports and replies are pushed to; nowhere by default. */
        public Builder callbackUrls(URI status, URI reply) {
            statusUrl = Optional.of(status);
            replyUrl = Optional.of(reply);
            return this;
        }

        /** How they are pushed; {@link CallbackEncoding#JSON} by default. */
        public Builder callbackEncoding(CallbackEncoding value) {
            encoding = value;
            return this;
        }

        /** Loses every push on its way, so that only fetching is left. */
        public Builder dropCallbacks() {
            dropped = true;
            return this;
        }

        /**
         * Listens when it returns.
         *
         * @throws IllegalStateException if the port cannot be had
         */
        public ApiV1Simulator start() {
            return new ApiV1Simulator(this);
        }

        private Gate gate() {
            return upperCase
                    ? Gate.upperCase(accountName, password, addresses)
                    : Gate.lowerCase(accountName, password, addresses);
        }

        private Callbacks callbacks() {
            boolean silent = dropped || firstVersion;
            return silent
                    ? new Callbacks(encoding, Optional.empty(), Optional.empty())
                    : new Callbacks(encoding, statusUrl, replyUrl);
        }
    }
}
