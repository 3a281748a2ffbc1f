package io.github.otpgate.provider.apiv1;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.HostileBytes;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.VendorAnswer.Success;
import io.github.otpgate.provider.capability.Balance;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.Pulled;
import io.github.otpgate.provider.capability.PushRequest;
import io.github.otpgate.provider.capability.PushResult;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.wire.FormFields;
import io.github.otpgate.wire.HttpAnswer.Complete;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class ApiV1PropertiesTest {

    /** The words of success; an escape could spell any of their letters. */
    private static final Pattern CODE_00 = Pattern.compile("\"code\"\\s*:\\s*\"(00|[^\"]*\\\\u[^\"]*)\"|\\\\u");

    private static final ApiV1Answers ANSWERS = new ApiV1Answers(Samples.codes());
    private static final ApiV1PushDecoder DECODER = new ApiV1PushDecoder();

    @Property(tries = 100_000, shrinking = ShrinkingMode.BOUNDED)
    void submission_ofAnyBytes_isAcceptedOnlyWhereTheySayThat(@ForAll("sent") Bytes bytes) {
        Submission submission = ANSWERS.submission(new Complete(200, bytes), "ours");

        assertThat(submission).isNotNull();
        if (submission instanceof Submission.Accepted accepted) {
            String id = accepted.messageId().orElseThrow();
            assertThat(text(bytes)).containsPattern(CODE_00);
            assertThat(id.equals("ours")
                            || text(bytes).contains(id)
                            || text(bytes).contains("\\u"))
                    .isTrue();
        }
        if (submission instanceof Submission.Rejected rejected) {
            assertThat(rejected.code()).matches("[0-9A-Za-z_.-]{1,32}").isNotEqualTo("00");
        }
    }

    @Property(tries = 100_000, shrinking = ShrinkingMode.BOUNDED)
    void reports_ofAnyBytes_areThoseThatTheyHold(@ForAll("reports") Bytes bytes) {
        VendorAnswer<Pulled<DeliveryReport>> answer = ANSWERS.reports(new Complete(200, bytes));

        if (answer instanceof Success<Pulled<DeliveryReport>> success) {
            assertThat(text(bytes)).containsPattern(CODE_00);
            assertThat(success.value().raw()).isEqualTo(bytes);
            success.value().items().forEach(report -> assertSaid(report, text(bytes)));
        } else if (answer instanceof VendorAnswer.Unclear<Pulled<DeliveryReport>> unclear) {
            assertThat(unclear.body()).isEqualTo(bytes);
        }
    }

    @Property(tries = 100_000, shrinking = ShrinkingMode.BOUNDED)
    void replies_ofAnyBytes_areThoseThatTheyHold(@ForAll("replies") Bytes bytes) {
        VendorAnswer<Pulled<Reply>> answer = ANSWERS.replies(new Complete(200, bytes));

        if (answer instanceof Success<Pulled<Reply>> success) {
            assertThat(text(bytes)).containsPattern(CODE_00);
            assertThat(success.value().raw()).isEqualTo(bytes);
            assertThat(success.value().items().size() + success.value().unread())
                    .isLessThanOrEqualTo(commas(text(bytes)) + 1);
        } else if (answer instanceof VendorAnswer.Unclear<Pulled<Reply>> unclear) {
            assertThat(unclear.body()).isEqualTo(bytes);
        }
    }

    @Property(tries = 100_000, shrinking = ShrinkingMode.BOUNDED)
    void balance_ofAnyBytes_isWhatTheySay(@ForAll("balances") Bytes bytes) {
        VendorAnswer<Balance> answer = ANSWERS.balance(new Complete(200, bytes));

        if (answer instanceof Success<Balance> success) {
            assertThat(text(bytes)).containsPattern(CODE_00).contains("balance", "payment");
            assertThat(success.value().remaining().toPlainString()).hasSizeLessThan(40);
        }
    }

    @Property(tries = 100_000, shrinking = ShrinkingMode.BOUNDED)
    void push_ofAnyBody_isWhatItHolds(@ForAll("pushes") Bytes bytes) {
        assertPush(DECODER.decode(new PushRequest("POST", "", Optional.empty(), bytes)), text(bytes));
    }

    @Property(tries = 100_000, shrinking = ShrinkingMode.BOUNDED)
    void push_ofAnyQuery_isWhatItHolds(@ForAll("pushes") Bytes bytes) {
        assertPush(DECODER.decode(new PushRequest("GET", text(bytes), Optional.empty(), Bytes.none())), text(bytes));
    }

    @Property(tries = 100_000, shrinking = ShrinkingMode.BOUNDED)
    void repair_ofAnyBytes_addsNothingButCommas(@ForAll("reports") Bytes bytes) {
        DocumentedJson.repaired(text(bytes)).ifPresent(repaired -> {
            String signs = repaired.replace(",", "").replace(" ", "");
            assertThat(isWithin(signs, text(bytes))).isTrue();
            assertThat(repaired).hasSizeLessThan(2 * text(bytes).length() + 1);
        });
    }

    private static void assertPush(PushResult result, String text) {
        assertThat(result.answer().status()).isIn(200, 400);
        if (result instanceof PushResult.Decoded decoded) {
            assertThat(result.answer().status()).isEqualTo(200);
            assertThat(decoded.reports().size() + decoded.replies().size() + decoded.unread())
                    .isPositive();
            String clear = text + FormFields.decode(text).orElse("%");
            decoded.reports().forEach(report -> assertSaid(report, clear));
        }
    }

    private static void assertSaid(DeliveryReport report, String text) {
        if (text.contains("\\u") || text.contains("%")) {
            return;
        }
        assertThat(text).contains(report.messageId());
        if (report.outcome() == DeliveryOutcome.DELIVERED) {
            assertThat(text.toUpperCase(Locale.ROOT)).containsPattern("DELIVE?R");
        }
    }

    /** Whether all characters of one are in the other, in that order. */
    private static boolean isWithin(String part, String whole) {
        int found = 0;
        for (int i = 0; i < whole.length() && found < part.length(); i++) {
            found += whole.charAt(i) == part.charAt(found) ? 1 : 0;
        }
        return found == part.length();
    }

    private static int commas(String text) {
        return (int) text.chars().filter(found -> found == ',').count();
    }

    private static String text(Bytes bytes) {
        return new String(bytes.toArray(), ISO_8859_1);
    }

    @Provide
    Arbitrary<Bytes> sent() {
        return HostileBytes.like(
                Samples.SENT,
                Samples.NO_BALANCE,
                "{\"code\":\"00\",\"data\":{\"taskId\":\"b681\"},\"message\":\"成功\"}",
                "{\"code\":0,\"data\":{\"taskId\":\"b681\"}\"message\":\"成功\"}");
    }

    @Provide
    Arbitrary<Bytes> reports() {
        return HostileBytes.like(
                Samples.REPORTS,
                "{\"code\":\"00\",\"data\":{[" + Samples.STATUS_PUSH + "]}\"message\":\"成功\"}",
                "{\"code\":\"00\",\"data\":[" + Samples.STATUS_PUSH + "],\"message\":\"成功\"}",
                "{\"code\":\"00\",\"data\":{\"list\":[" + Samples.STATUS_PUSH + "]}}",
                "{\"code\":\"07\",\"data\":null}");
    }

    @Provide
    Arbitrary<Bytes> replies() {
        return HostileBytes.like(
                Samples.REPLIES,
                "{\"code\":\"00\",\"data\":{\"list\":[" + Samples.REPLY_PUSH + "]}}",
                Samples.NO_BALANCE);
    }

    @Provide
    Arbitrary<Bytes> balances() {
        return HostileBytes.like(
                Samples.BALANCE, "{\"code\":\"00\",\"data\":{\"balance\":\"-5.5\",\"payment\":\"1\"}}");
    }

    @Provide
    Arbitrary<Bytes> pushes() {
        return HostileBytes.like(
                Samples.STATUS_PUSH,
                Samples.REPLY_PUSH,
                "[" + Samples.STATUS_PUSH + "," + Samples.REPLY_PUSH + "]",
                "sendId=x&mobile=13800000001&times=2019-12-25+10%3A00%3A00&status=DELIVRD",
                "mobile=139&content=%E9%80%80%E8%AE%A2&times=2019-12-25&extNo=10",
                "data=%5B%7B%22sendId%22:%22x%22,%22status%22:%22DELIVRD%22%7D%5D");
    }
}
