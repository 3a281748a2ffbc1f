package io.github.otpgate.provider.httpbatch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.HostileBytes;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.PushRequest;
import io.github.otpgate.provider.capability.PushResult.Decoded;
import io.github.otpgate.provider.httpbatch.HttpBatchCodes.Dialect;
import io.github.otpgate.wire.HttpAnswer.Complete;
import io.github.otpgate.wire.VendorText;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever a vendor or a stranger writes: no exception, and no success that the bytes do not say. */
class HttpBatchPropertiesTest {

    private static final Pattern SAYS_TAKEN = Pattern.compile(
            "[0-9]{14}[ \t]*,[ \t]*0[ \t]*[\r\n]|[0-9]{14}[ \t]*,[ \t]*0\\s*$|\"result\"\\s*:\\s*\"?0\"?");
    private static final Pattern CODE = Pattern.compile("[0-9]{1,32}|HTTP [0-9]{3}");

    private final HttpBatchAnswers answers = HttpBatchAnswersTest.answers(Dialect.STANDARD, Map.of());
    private final HttpBatchPushes open =
            new HttpBatchPushes(new HttpBatchPushLogin(Optional.empty(), Optional.empty()));
    private final HttpBatchPushes guarded =
            new HttpBatchPushes(new HttpBatchPushLogin(Optional.of("admin"), Optional.of("s3cret")));

    private static String seen(Bytes bytes) {
        return new String(bytes.toArray(), ISO_8859_1);
    }

    /** Space at the ends is what Java takes for it, which is more than a pattern does. */
    private static String stripped(Bytes bytes) {
        return VendorText.of(bytes)
                .orElse("")
                .lines()
                .map(String::strip)
                .collect(joining("\n"))
                .strip();
    }

    @Property(tries = 100_000, shrinking = ShrinkingMode.BOUNDED)
    void submission_ofAnyBytes_isAcceptedOnlyWhereTheySaySo(@ForAll("sends") Bytes bytes) {
        var submission = answers.submission(new Complete(200, bytes));

        if (submission instanceof Accepted accepted) {
            assertThat(stripped(bytes)).containsPattern(SAYS_TAKEN);
            assertThat(accepted.messageIds()).allSatisfy(id -> {
                assertThat(id).matches("[0-9A-Za-z_-]{1,64}");
                assertThat(seen(bytes)).contains(id);
            });
        }
        if (submission instanceof Rejected rejected) {
            assertThat(rejected.code()).matches(CODE).isNotEqualTo("0");
            assertThat(seen(bytes)).contains(rejected.code());
        }
    }

    @Property(tries = 100_000, shrinking = ShrinkingMode.BOUNDED)
    void balance_ofAnyBytes_isOneOnlyWhereEveryProductIsWritten(@ForAll("balances") Bytes bytes) {
        answers.balance(new Complete(200, bytes)).toOptional().ifPresent(balance -> {
            assertThat(stripped(bytes)).containsPattern(SAYS_TAKEN);
            assertThat(balance.byProduct()).isNotEmpty().allSatisfy((product, left) -> {
                assertThat(seen(bytes))
                        .containsPattern(
                                product + "[ \t]*,[ \t]*-?0*" + left.abs().toPlainString());
            });
        });
    }

    @Property(tries = 100_000, shrinking = ShrinkingMode.BOUNDED)
    void push_ofAnyQuery_neverFailsAndDeliversNothingUnsaid(@ForAll("pushes") Bytes bytes) {
        var result = open.decode(new PushRequest("GET", seen(bytes), Optional.empty(), Bytes.none()));

        assertThat(result.answer().status()).isEqualTo(200);
        assertThat(result.answer().body()).isEqualTo("OK");
        if (result instanceof Decoded decoded) {
            assertThat(decoded.reports().size() + decoded.replies().size() + decoded.unread())
                    .isPositive();
            assertThat(decoded.reports())
                    .filteredOn(report -> report.outcome() == DeliveryOutcome.DELIVERED)
                    .allSatisfy(report -> assertThat(report.status()).isEqualTo("DELIVRD"));
            decoded.replies().forEach(reply -> assertThat(reply.from().text()).matches("\\+?[0-9*]{3,24}"));
        }
    }

    @Property(tries = 100_000, shrinking = ShrinkingMode.BOUNDED)
    void push_ofAnyBody_isLetInOnlyWithTheSecret(@ForAll("pushes") Bytes bytes) {
        var result = guarded.decode(new PushRequest("POST", "", Optional.empty(), bytes));

        if (result instanceof Decoded) {
            assertThat(seen(bytes)).contains("s3cret");
        }
    }

    @Provide
    Arbitrary<Bytes> sends() {
        return HostileBytes.like(
                "20110725160412,0\n1234567890100",
                "20160408173928,0\r\n1000408173928143100\r\n",
                "20110725160412,101",
                "20160408173928,107\n",
                "{\"result\":0,\"msgid\":\"1590930140638054700\",\"ts\":\"20170930140638\"}",
                "{\"result\":103}");
    }

    @Provide
    Arbitrary<Bytes> balances() {
        return HostileBytes.like(
                "20130303180000,0\n1234567,1000\n1234531,2000\n",
                "20161008103826,0\r\n4186886,20017",
                "20130303180000,103");
    }

    @Provide
    Arbitrary<Bytes> pushes() {
        String login = "receiver=admin&pswd=s3cret&";
        return HostileBytes.like(
                login + "msgid=12345&reportTime=1012241002&mobile=13900210021&status=DELIVRD",
                login + "isReport=true&msgid=1&reportTime=10122410021&mobile=13900210021&status=JA%3A0009",
                login + "report=1001,1507211033,13900000001,DELIVRD||1002,1507211034,13900000002,MBBLACK",
                login + "moTime=1208212205&destcode=1065751600001&mobile=13800210021&msg=%E9%80%80%E8%AE%A2",
                login + "moTime=1208212205&destcode=1&mobile=13800210021&msg=hello&isems=1&emshead=255,5,5");
    }
}
