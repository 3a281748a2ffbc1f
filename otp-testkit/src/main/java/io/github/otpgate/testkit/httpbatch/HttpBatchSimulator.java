package io.github.otpgate.testkit.httpbatch;

import io.github.otpgate.testkit.PhoneInbox;
import io.github.otpgate.testkit.VendorServer;
import io.github.otpgate.testkit.VendorSimulator;
import java.util.List;
import java.util.Map;

/**
 * A platform with {@code /msg/HttpBatchSendSM} on 127.0.0.1, over real HTTP: that address, {@code /msg/HttpSendSM} and
 * {@code /msg/QueryBalance}, by GET and by POST. It checks in this order and answers with the platform's codes:
 *
 * <pre>
 * 101 the account             112 the product                      106 the text's length
 * 102 the password            121 needstatus (Chuanglan only)      105 a black word
 * 104, 110, 111, 115, 117,    113 extno                            116 the signature, where one is needed
 * 118, 119 its state          108 how many numbers                 120 the white list, or the daily limit
 * 103 the pace                107 their form                       109 the balance
 * </pre>
 *
 * <p>What it accepts is in the {@link #inbox}; what it reports and what phones reply it pushes, see {@link #pushes}.
 * Safe for use by many threads.
 */
public final class HttpBatchSimulator implements VendorSimulator {

    private static final String SERVICE_NUMBER = "1065751600001";

    private final VendorServer server;
    private final PhoneInbox inbox;
    private final Rules rules;
    private final Purse purse;
    private final Reports reports;
    private final LongReply longReply;
    private final PushWords words;
    private final HttpBatchPushes pushes;

    HttpBatchSimulator(HttpBatchBuilder settings) {
        inbox = settings.inbox();
        rules = settings.rules();
        purse = settings.purse();
        pushes = settings.pushes();
        words = settings.words();
        reports = settings.reports(words, pushes);
        longReply = settings.longReply();
        Sending sending = new Sending(rules, purse, settings.answers(), inbox, reports);
        server =
                VendorServer.start(settings.port(), new Platform(settings.login(), sending, purse, settings.answers()));
    }

    /** A simulator with every setting at its default: any port, the account of the vendor's sample. */
    public static HttpBatchSimulator start() {
        return builder().start();
    }

    /** Settings, each with a default. */
    public static HttpBatchBuilder builder() {
        return new HttpBatchBuilder();
    }

    @Override
    public VendorServer server() {
        return server;
    }

    @Override
    public PhoneInbox inbox() {
        return inbox;
    }

    /** What goes to the customer. */
    public HttpBatchPushes pushes() {
        return pushes;
    }

    /** Puts the account in a state; {@link AccountState#ACTIVE} until then. */
    public void state(AccountState state) {
        rules.state(state);
    }

    /** Messages each product still pays for. */
    public Map<String, Long> balance() {
        return purse.products();
    }

    /** Adds messages to a product, which is made if there is none. */
    public void recharge(String product, long pieces) {
        purse.recharge(product, pieces);
    }

    /** What reports about this number say from now on, in place of {@code DELIVRD}. */
    public void status(String number, String status) {
        reports.status(number, status);
    }

    /** Pushes a report, whether there was such a message or not, and however often it was pushed before. */
    public void report(String msgid, String number, String status) {
        reports.report(List.of(new Report(msgid, number, status)));
    }

    /** Pushes what a phone writes; in parts if it is longer than 70 characters. */
    public void reply(String number, String text) {
        longReply
                .parts(text)
                .forEach(part -> pushes.reply(words.reply(number, SERVICE_NUMBER, part.text(), part.head())));
    }

    /** Ends every connection and every push. */
    @Override
    public void close() {
        pushes.close();
        server.close();
    }
}
