package io.github.otpgate.testkit.smscn;

import io.github.otpgate.testkit.PhoneInbox;
import io.github.otpgate.testkit.VendorServer;
import io.github.otpgate.testkit.VendorSimulator;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The voice codes of sms.cn on 127.0.0.1, over real HTTP: GET or POST {@code /voice/} (or {@code /sms/}) with
 * {@code ac=send}, {@code sendcode}, {@code number}, {@code status} and {@code query}, answered in JSON, XML or text. It
 * checks in this order and answers with the vendor's codes, always with HTTP 200:
 *
 * <pre>
 * 103 name=value pairs             106, 112 the numbers           167, 168 its approval
 * 101, 118, 119 the log-in         104, 103 their ids             164 the names of its variables
 * 109, 114, 116, 117 the account   105, 104 the JSON of content   169 their values
 * 104, 108 text, nothing missing   161, 162, 163 the template     107, 124, 151, 152 the limits (off); 102 the balance
 * </pre>
 *
 * <p>What the called hear is in the {@link #inbox}. Every call that was given an id has its report at once; reports and
 * records are fetched once, at most 50 at a time. The clock decides about tokens, days and limits, and is the {@code Date} of
 * every answer. Safe for use by many threads.
 */
public final class SmscnSimulator implements VendorSimulator {

    private final VendorServer server;
    private final PhoneInbox inbox;
    private final Account account;

    private SmscnSimulator(Builder settings) {
        inbox = new PhoneInbox(settings.clock);
        CallLimits limits = new CallLimits(settings.rate, settings.repeats, settings.hourly, settings.daily);
        account = new Account(settings.clock, inbox, limits, settings.balance);
        Login login = new Login(settings.uid, settings.password, settings.secretKey, settings.clock);
        CallRules rules = new CallRules(settings.templates, settings.longestValue, settings.mostNumbers);
        server = VendorServer.start(
                settings.port, new VoiceEndpoints(login, rules, account, settings.clock, settings.charset));
    }

    /** A simulator with every setting at its default: any port, the sample account, template 700001. */
    public static SmscnSimulator start() {
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

    /** What the phones heard. */
    @Override
    public PhoneInbox inbox() {
        return inbox;
    }

    /** Calls the account can still pay for. */
    public long balance() {
        return account.balance();
    }

    /** Adds calls to the balance. */
    public void recharge(long calls) {
        account.recharge(calls);
    }

    /** What the vendor holds against the account from now on. */
    public void account(AccountState state) {
        account.state(state);
    }

    /** What the reports of later calls to that number say, in place of {@code 100} and {@code DELIVRD}. */
    public void outcome(String number, String resultcode, String status) {
        account.outcome(number, resultcode, status);
    }

    /** Collects the settings of a {@link SmscnSimulator}; not safe for threads. */
    public static final class Builder {

        /** The login name in the vendor's own samples. */
        public static final String SAMPLE_UID = "test";

        /** Its password. */
        public static final String SAMPLE_PASSWORD = "123123";

        /** Its secretkey. */
        public static final String SAMPLE_SECRET_KEY = "64CQMlr579J0L46U9q1qR285Risfc04G";

        /** The template in the vendor's own samples. Its variable is {@code code}. */
        public static final String SAMPLE_TEMPLATE = "700001";

        private int port;
        private String uid = SAMPLE_UID;
        private String password = SAMPLE_PASSWORD;
        private String secretKey = SAMPLE_SECRET_KEY;
        private Clock clock = Clock.systemUTC();
        private Charset charset = StandardCharsets.UTF_8;
        private long balance = 1_000_000_000;
        private int longestValue = 20;
        private int mostNumbers = 100;
        private CallLimits.Window rate = CallLimits.Window.NONE;
        private CallLimits.Window repeats = CallLimits.Window.NONE;
        private int hourly;
        private int daily;
        private final Map<String, VoiceTemplate> templates = new HashMap<>();

        private Builder() {
            template(SAMPLE_TEMPLATE, "您的验证码是：{$code}。");
        }

        /** The port to listen on; 0, the default, takes any free one. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** The only account, in place of the sample's. */
        public Builder account(String loginName, String itsPassword, String itsSecretKey) {
            uid = loginName;
            password = itsPassword;
            secretKey = itsSecretKey;
            return this;
        }

        /** The vendor's clock; the system's by default. */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /** What answers are written in: UTF-8, the default, or GBK. The content type does not say. */
        public Builder responseCharset(Charset value) {
            charset = value;
            return this;
        }

        /** Calls that can be made; a billion by default. */
        public Builder balance(long calls) {
            balance = calls;
            return this;
        }

        /** Approves a template, its variables as {@code {$code}}. */
        public Builder template(String id, String text) {
            return template(id, text, TemplateState.APPROVED);
        }

        /** Adds a template, approved or not. */
        public Builder template(String id, String text, TemplateState state) {
            templates.put(id, new VoiceTemplate(text, state));
            return this;
        }

        /** Takes away every template, the sample's included. */
        public Builder withoutTemplates() {
            templates.clear();
            return this;
        }

        /** Characters that the value of a variable may have; 20 by default. */
        public Builder longestValue(int characters) {
            longestValue = characters;
            return this;
        }

        /** Numbers that one request may have; 100 by default. */
        public Builder mostNumbers(int numbers) {
            mostNumbers = numbers;
            return this;
        }

        /** Switches on code 107: so many calls of the account within that time. */
        public Builder rate(int calls, Duration period) {
            rate = new CallLimits.Window(calls, period);
            return this;
        }

        /** Switches on code 124: so many equal calls to one number within that time. */
        public Builder repeats(int calls, Duration period) {
            repeats = new CallLimits.Window(calls, period);
            return this;
        }

        /** Switches on code 151: so many calls of the account within one hour. */
        public Builder hourlyLimit(int calls) {
            hourly = calls;
            return this;
        }

        /** Switches on code 152: so many calls of the account on one day of Beijing. */
        public Builder dailyLimit(int calls) {
            daily = calls;
            return this;
        }

        /**
         * Listens when it returns.
         *
         * @throws IllegalStateException if the port cannot be had
         */
        public SmscnSimulator start() {
            return new SmscnSimulator(this);
        }
    }
}
