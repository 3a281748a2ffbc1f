package io.github.otpgate.provider.haotingyun;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.HostileBytes;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.Pulled;
import io.github.otpgate.provider.capability.PushRequest;
import io.github.otpgate.provider.capability.PushResult;
import io.github.otpgate.provider.capability.PushResult.Decoded;
import io.github.otpgate.provider.capability.RecordFilter;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.SendRecord;
import io.github.otpgate.provider.capability.VendorTemplate;
import io.github.otpgate.wire.HttpAnswer.Complete;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever comes in the place of an answer or a push: no exception, and nothing that its bytes do not say. */
class HaotingyunPropertiesTest {

    private static final int TRIES = 100_000;
    private static final String REPORT = "{\"sid\":9527,\"uid\":null,\"user_receive_time\":\"2014-03-17 22:55:21\","
            + "\"error_msg\":\"\",\"mobile\":\"15205201314\",\"report_status\":\"SUCCESS\"}";
    private static final String FAILED = "{\"sid\":\"9007199254740993\",\"mobile\":\"15212341234\","
            + "\"report_status\":\"FAIL\",\"error_msg\":\"UNDELIV\"}";
    private static final String REPLY = "{\"mobile\":\"15205201314\",\"reply_time\":\"2014-03-17 22:55:21\","
            + "\"text\":\"收到了，谢谢！\",\"extend\":\"01\",\"base_extend\":\"8888\"}";
    private static final String SIGNED = "{\"id\":\"2a70c6bb4f2845da816ea1bfe5732747\",\"mobile\":\"15205201314\","
            + "\"reply_time\":\"2014-03-17 22:55:21\",\"text\":\"收到了，谢谢！\",\"extend\":\"01\","
            + "\"base_extend\":\"8888\",\"_sign\":\"393d079e0a00912335adfe46f4a2e10f\"}";
    private static final String TEMPLATE =
            "{\"tpl_id\":9527,\"tpl_content\":\"【豪霆云】#code#\",\"check_status\":\"SUCCESS\",\"reason \":null}";
    private static final String REFUSAL = "{\"http_status_code\":400,\"code\":22,\"msg\":null,\"detail\":\"x\"}";
    private static final RecordFilter FILTER = new RecordFilter(Instant.EPOCH, Instant.EPOCH);
    private static final List<PhoneNumber> PHONES = Stream.of("+8613000000000", "+8613000000001", "+8613000000002")
            .map(PhoneNumber::new)
            .toList();

    private static final Pattern CODE_ZERO = Pattern.compile("\"code\"\\s*:\\s*\"?-?0+\"?\\s*[,}]");
    private static final Pattern BALANCE = Pattern.compile("\"balance\"\\s*:\\s*\"?-?[0-9]");
    private static final Pattern NO_WORDS =
            Pattern.compile("\uFEFF?\\s*(?:\\[\\s*]|\"[\\x00-\\x20,\\p{javaWhitespace}]*\")\\s*");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|[nrtbf])");

    // Static: an instance lives for one try, and a JSON mapper takes longer to make than to use.
    private static final HaotingyunShapes SHAPES = CannedApi.shapes();
    private static final HaotingyunAnswers ANSWERS = new HaotingyunAnswers(CannedApi.codes());
    private static final HaotingyunPushes PUSHES = new HaotingyunPushes("0000");

    private static HaotingyunApi saying(Bytes body) {
        return new CannedApi().answer(new Complete(200, body));
    }

    private static String text(Bytes body) {
        return new String(body.toArray(), UTF_8);
    }

    private static long count(String text, String word) {
        return Pattern.compile(word, Pattern.LITERAL).matcher(text).results().count();
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void single_accepts_onlyWithCodeAndId(@ForAll("singles") Bytes body) {
        Submission submission = ANSWERS.submission(new Complete(200, body));

        assertAccepted(List.of(submission), text(body));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void batch_accepts_onlyWithCodeAndId(@ForAll("batches") Bytes body) {
        List<Submission> each = CannedApi.sends(saying(body))
                .many("sms/batch_send", PHONES, "x")
                .each();

        assertThat(each).hasSameSizeAs(PHONES);
        assertAccepted(each, text(body));
    }

    private static void assertAccepted(List<Submission> each, String body) {
        List<String> ids = each.stream()
                .filter(Accepted.class::isInstance)
                .flatMap(accepted -> ((Accepted) accepted).messageIds().stream())
                .toList();
        assertThat(ids.size())
                .isLessThanOrEqualTo((int) CODE_ZERO.matcher(body).results().count());
        assertThat(ids).allSatisfy(id -> assertThat(body).contains(id));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void reports_say_onlyWhatStandsThere(@ForAll("reports") Bytes body) {
        VendorAnswer<Pulled<DeliveryReport>> answer = new HaotingyunReports(saying(body), SHAPES).pullReports();

        answer.toOptional().ifPresent(pulled -> {
            assertThat(pulled.raw()).isEqualTo(body);
            assertReports(pulled.items(), text(body));
        });
    }

    private static void assertReports(List<DeliveryReport> reports, String body) {
        long delivered = reports.stream()
                .filter(report -> report.outcome() == DeliveryOutcome.DELIVERED)
                .count();
        assertThat(delivered).isLessThanOrEqualTo(count(body, "SUCCESS"));
        assertThat(reports).allSatisfy(report -> assertThat(body).contains(report.messageId()));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void replies_say_onlyWhatStandsThere(@ForAll("replies") Bytes body) {
        HaotingyunReplies queue = new HaotingyunReplies(saying(body), SHAPES);
        HaotingyunReplies book = new HaotingyunReplies(saying(body), SHAPES);

        Optional<Pulled<Reply>> pulled = queue.pullReplies().toOptional();
        Optional<List<Reply>> page = book.page(FILTER, 1, 100).toOptional();

        pulled.ifPresent(queued -> assertThat(queued.items())
                .allSatisfy(
                        reply -> assertThat(text(body)).contains(reply.from().text())));
        assertThat(page).isEqualTo(pulled.filter(queued -> queued.unread() == 0).map(Pulled::items));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void records_say_onlyWhatStandsThere(@ForAll("records") Bytes body) {
        VendorAnswer<List<SendRecord>> answer = new HaotingyunRecords(saying(body), SHAPES).page(FILTER, 1, 100);

        answer.toOptional().ifPresent(records -> {
            assertThat(records.stream().filter(SendRecord::sent).count())
                    .isLessThanOrEqualTo(count(text(body), "SUCCESS"));
            assertThat(records)
                    .allSatisfy(record ->
                            assertThat(text(body)).contains(record.to().text()));
        });
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void templates_areApproved_onlyByTheWord(@ForAll("templates") Bytes body) {
        Stream.concat(
                        new HaotingyunTemplates(saying(body), SHAPES).get("1").toOptional().stream(),
                        new HaotingyunTemplates(saying(body), SHAPES)
                                .list().toOptional().stream().flatMap(List::stream))
                .forEach(template -> {
                    assertThat(text(body)).contains(template.id());
                    assertThat(template.state() != VendorTemplate.State.APPROVED
                                    || text(body).contains("SUCCESS"))
                            .isTrue();
                });
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void words_areNone_onlyIfThereAreNone(@ForAll("words") Bytes body) {
        new HaotingyunWords(saying(body), SHAPES)
                .blackWords("x")
                .toOptional()
                .filter(List::isEmpty)
                .ifPresent(none -> assertThat(withoutEscapes(text(body))).matches(NO_WORDS));
    }

    /** A blank may be written as any escape. */
    private static String withoutEscapes(String json) {
        return ESCAPE.matcher(json)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        escape.group(1) == null ? " " : Character.toString(Integer.parseInt(escape.group(1), 16))));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void profile_hasABalance_onlyIfItIsNamed(@ForAll("profiles") Bytes body) {
        new HaotingyunProfile(saying(body), SHAPES)
                .balance()
                .toOptional()
                .ifPresent(balance -> assertThat(text(body)).containsPattern(BALANCE));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void pushedReports_say_onlyWhatStandsThere(@ForAll("pushedReports") Bytes body) {
        PushResult result = decode(body);

        if (result instanceof Decoded decoded) {
            assertThat(decoded.replies()).isEmpty();
            assertReports(decoded.reports(), unescaped(unescaped(new String(body.toArray(), ISO_8859_1))));
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void pushedReply_isTheSignedOne(@ForAll("pushedReplies") Bytes body) {
        PushResult result = decode(body);

        if (result instanceof Decoded decoded && !decoded.replies().isEmpty()) {
            Reply reply = decoded.replies().get(0);
            assertThat(reply.id()).contains("2a70c6bb4f2845da816ea1bfe5732747");
            assertThat(reply.from().text()).isEqualTo("15205201314");
            assertThat(reply.text()).isEqualTo("收到了，谢谢！");
            assertThat(reply.at()).contains(Instant.parse("2014-03-17T14:55:21Z"));
        }
    }

    private PushResult decode(Bytes body) {
        PushResult result = PUSHES.decode(new PushRequest("POST", "", Optional.empty(), body));
        assertThat(result.answer().body().equals("SUCCESS")).isEqualTo(result instanceof Decoded);
        return result;
    }

    /** Every escape that can be read; what cannot be stays. */
    private static String unescaped(String text) {
        return Pattern.compile("%([0-9A-Fa-f]{2})")
                .matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1), 16))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Provide
    Arbitrary<Bytes> singles() {
        return HostileBytes.like(
                "{\"code\":0,\"msg\":\"发送成功\",\"count\":1,\"fee\":0.05,\"unit\":\"RMB\",\"mobile\":\"13200000000\","
                        + "\"sid\":3310228982}",
                REFUSAL);
    }

    @Provide
    Arbitrary<Bytes> batches() {
        return HostileBytes.like(
                "{\"total_count\":2,\"total_fee\":\"0.1000\",\"unit\":\"RMB\",\"data\":["
                        + "{\"code\":0,\"count\":1,\"fee\":0.05,\"mobile\":\"13000000001\",\"sid\":20937316970},"
                        + "{\"code\":0,\"count\":1,\"fee\":0.05,\"mobile\":\"13000000000\",\"sid\":20937316971},"
                        + "{\"code\":2,\"count\":\"0\",\"fee\":\"0\",\"mobile\":\"13000000002\",\"sid\":\"0\"}]}",
                "{\"data\":[{\"code\":0,\"mobile\":\"13000000002\",\"sid\":1},{\"code\":-1,\"mobile\":\"13000000001\",\"sid\":5}]}",
                REFUSAL);
    }

    @Provide
    Arbitrary<Bytes> reports() {
        return HostileBytes.like("[" + REPORT + "," + FAILED + "]", "[]", REFUSAL);
    }

    @Provide
    Arbitrary<Bytes> replies() {
        return HostileBytes.like("[" + REPLY + "," + SIGNED + "]", "[" + REPLY + "]", "[]", REFUSAL);
    }

    @Provide
    Arbitrary<Bytes> records() {
        return HostileBytes.like(
                "[{\"sid\":\"1234567890\",\"mobile\":\"13800000000\",\"send_time\":\"2015-11-02 16:34:56\","
                        + "\"text\":\"【豪霆云】你的验证码是1234\",\"send_status\":\"SUCCESS\",\"report_status\":\"FAIL\","
                        + "\"fee\":1,\"user_receive_time\":null,\"error_msg\":\"1:1\",\"uid\":null}]",
                REFUSAL);
    }

    @Provide
    Arbitrary<Bytes> templates() {
        return HostileBytes.like(TEMPLATE, "[" + TEMPLATE + "]", "{\"template\":" + TEMPLATE + "}", REFUSAL);
    }

    @Provide
    Arbitrary<Bytes> words() {
        return HostileBytes.like("[\"发票\",\"测试\"]", "[\"a\"]", "\"a,b\"", "[]", REFUSAL);
    }

    @Provide
    Arbitrary<Bytes> profiles() {
        return HostileBytes.like(
                "{\"nick\":\"a\",\"gmt_created\":\"2012-09-11 15:14:00\",\"mobile\":\"1381****4\",\"balance\":1000,"
                        + "\"alarm_balance\":\"100\",\"emergency_mobile\":\"138****34\"}",
                REFUSAL);
    }

    @Provide
    Arbitrary<Bytes> pushedReports() {
        String array = "[" + REPORT + "," + FAILED + "]";
        return HostileBytes.like(
                "sms_status=" + encoded(array),
                "sms_status=" + encoded(encoded(array)),
                "sms_status=" + array,
                "sms_status=" + encoded("[" + FAILED + "]"));
    }

    @Provide
    Arbitrary<Bytes> pushedReplies() {
        return HostileBytes.like("sms_reply=" + encoded(SIGNED), "sms_reply=" + encoded(encoded(SIGNED)));
    }
}
