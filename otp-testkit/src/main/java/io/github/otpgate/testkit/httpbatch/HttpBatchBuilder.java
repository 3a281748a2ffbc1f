package io.github.otpgate.testkit.httpbatch;

import io.github.otpgate.testkit.PhoneInbox;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Collects the settings of an {@link HttpBatchSimulator}; not safe for threads. */
public final class HttpBatchBuilder {

    /** The account in the vendor's sample. */
    public static final String SAMPLE_ACCOUNT = "test01";

    /** Its password. */
    public static final String SAMPLE_PASSWORD = "123456";

    /** Its product. */
    public static final String SAMPLE_PRODUCT = "274463133";

    private static final long A_BILLION = 1_000_000_000;

    private int port;
    private Clock clock = Clock.systemUTC();
    private String account = SAMPLE_ACCOUNT;
    private String password = SAMPLE_PASSWORD;
    private boolean hashed;
    private boolean chuanglan;
    private final Map<String, Long> products = new LinkedHashMap<>();
    private long dailyLimit;
    private int perSecond;
    private int longestText = 536;
    private int longestExtno = 8;
    private final List<String> blackWords = new ArrayList<>();
    private final List<String> signatures = new ArrayList<>();
    private final List<Pattern> whiteList = new ArrayList<>();
    private String lineEnd = "\n";
    private boolean endsLast = true;
    private boolean json;
    private boolean briefIds;
    private boolean idPerPiece;
    private final List<URI> callbackUrl = new ArrayList<>();
    private double speed = 1;
    private String pushReceiver = "";
    private String pushPassword = "";
    private boolean pushByPost;
    private int reportsAtOnce = 1;
    private boolean plainColons;
    private boolean shuffled;
    private boolean doubled;
    private long seed;

    HttpBatchBuilder() {}

    /** The port to listen on; 0, the default, takes any free one. */
    public HttpBatchBuilder port(int value) {
        port = value;
        return this;
    }

    /** The platform's clock, that of the hour's pause aside; the system's by default. */
    public HttpBatchBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /** The only account; that of the sample by default. */
    public HttpBatchBuilder account(String name, String secret) {
        account = name;
        password = secret;
        return this;
    }

    /** Wants {@code ts} and, in place of the password, {@code MD5(account + password + ts)} in upper case. */
    public HttpBatchBuilder hashedPasswords() {
        hashed = true;
        return this;
    }

    /** Speaks as Chuanglan: a missing {@code needstatus} is code 121. */
    public HttpBatchBuilder chuanglan() {
        chuanglan = true;
        return this;
    }

    /** Adds a product; the first is the default one. Without any there is the sample's, with a billion messages. */
    public HttpBatchBuilder product(String id, long pieces) {
        products.put(id, pieces);
        return this;
    }

    /** Refuses what goes beyond so many messages on one day in Beijing with code 120, as Chuanglan does. */
    public HttpBatchBuilder dailyLimit(long pieces) {
        dailyLimit = pieces;
        return this;
    }

    /** Refuses sends that come faster with code 103; 0, the default, allows any pace. */
    public HttpBatchBuilder pace(int requestsPerSecond) {
        perSecond = requestsPerSecond;
        return this;
    }

    /** Refuses longer texts with code 106; 536 by default. */
    public HttpBatchBuilder longestText(int characters) {
        longestText = characters;
        return this;
    }

    /** Refuses longer extensions with code 113; 8 by default. */
    public HttpBatchBuilder longestExtno(int digits) {
        longestExtno = digits;
        return this;
    }

    /** Refuses texts that contain one of these with code 105. */
    public HttpBatchBuilder blackWords(String... words) {
        blackWords.addAll(List.of(words));
        return this;
    }

    /** Refuses texts that neither start nor end with one of these in 【】 with code 116. */
    public HttpBatchBuilder signatures(String... names) {
        signatures.addAll(List.of(names));
        return this;
    }

    /** Refuses texts that match none of these as a whole with code 120. */
    public HttpBatchBuilder whiteList(String... regexes) {
        List.of(regexes).forEach(regex -> whiteList.add(Pattern.compile(regex)));
        return this;
    }

    /** Ends lines with CR LF. */
    public HttpBatchBuilder crlf() {
        lineEnd = "\r\n";
        return this;
    }

    /** Leaves the last line without an end. */
    public HttpBatchBuilder withoutLastLineEnd() {
        endsLast = false;
        return this;
    }

    /** Knows {@code resptype=json}; otherwise it is ignored. */
    public HttpBatchBuilder json() {
        json = true;
        return this;
    }

    /** Names messages with 13 digits in place of 19. */
    public HttpBatchBuilder briefIds() {
        briefIds = true;
        return this;
    }

    /** Gives a long text an id for each of its pieces, as the platform's ancestor does. */
    public HttpBatchBuilder idPerPiece() {
        idPerPiece = true;
        return this;
    }

    /** Where reports and replies are pushed; nowhere by default. */
    public HttpBatchBuilder callbackUrl(URI url) {
        callbackUrl.add(url);
        return this;
    }

    /** How many seconds of a pause pass in a real one; 1 by default. */
    public HttpBatchBuilder speed(double factor) {
        speed = factor;
        return this;
    }

    /** What pushes name; both are empty by default. */
    public HttpBatchBuilder pushLogin(String receiver, String secret) {
        pushReceiver = receiver;
        pushPassword = secret;
        return this;
    }

    /** Pushes forms in place of queries. */
    public HttpBatchBuilder pushByPost() {
        pushByPost = true;
        return this;
    }

    /** Joins the reports about one send, so many in a push; 1 by default. */
    public HttpBatchBuilder reportsAtOnce(int most) {
        reportsAtOnce = most;
        return this;
    }

    /** Leaves colons in pushes as they are. */
    public HttpBatchBuilder plainColons() {
        plainColons = true;
        return this;
    }

    /** Pushes the parts of long replies in some order; the same number gives the same order. */
    public HttpBatchBuilder shuffledParts(long order) {
        shuffled = true;
        seed = order;
        return this;
    }

    /** Pushes each part of a long reply twice. */
    public HttpBatchBuilder doubledParts() {
        doubled = true;
        return this;
    }

    /**
     * Listens when it returns.
     *
     * @throws IllegalStateException if the port cannot be had
     */
    public HttpBatchSimulator start() {
        return new HttpBatchSimulator(this);
    }

    int port() {
        return port;
    }

    PhoneInbox inbox() {
        return new PhoneInbox(clock);
    }

    Rules rules() {
        Pattern extno = Pattern.compile("[0-9]{1," + longestExtno + "}");
        TextRules text = new TextRules(longestText, blackWords, signatures, whiteList);
        return new Rules(new Pace(clock, perSecond), text, extno, chuanglan);
    }

    Purse purse() {
        return new Purse(clock, products.isEmpty() ? Map.of(SAMPLE_PRODUCT, A_BILLION) : products, dailyLimit);
    }

    HttpBatchPushes pushes() {
        HttpBatchPushes pushes = new HttpBatchPushes(new PushTarget(pushByPost), speed);
        callbackUrl.forEach(pushes::to);
        return pushes;
    }

    PushWords words() {
        return new PushWords(clock, pushReceiver, pushPassword, reportsAtOnce, plainColons);
    }

    Reports reports(PushWords words, HttpBatchPushes pushes) {
        return new Reports(new Msgids(clock, briefIds), idPerPiece, words, pushes);
    }

    LongReply longReply() {
        return new LongReply(shuffled, doubled, seed);
    }

    Answers answers() {
        return new Answers(clock, lineEnd, endsLast, json);
    }

    Login login() {
        return new Login(account, password, hashed);
    }
}
