package io.github.otpgate.provider.smscn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.HostileBytes;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.VendorAnswer.Grammar;
import io.github.otpgate.provider.VendorAnswer.Success;
import io.github.otpgate.wire.HttpAnswer.Complete;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever comes is read without an exception, and good news is in the bytes or is not told. */
class SmscnPropertiesTest {

    private static final Pattern ALL_WELL = Pattern.compile("stat[\"'>=:\\s]{1,12}100(?![0-9])");
    private static final Pattern NOTHING = Pattern.compile("total[\"'>=:\\s]{1,12}0(?![0-9])");
    private static final Pattern AMOUNT = Pattern.compile("(number|remain)[\"'>=:\\s]{1,12}-?[0-9]");
    private static final Pattern REPORT = Pattern.compile("resultcode");
    private static final Pattern RECORD = Pattern.compile("mobile(?!ids)");

    private static final SmscnAnswers ANSWERS = new SmscnAnswers(
            new SmscnCodes(Clock.systemUTC(), ErrorOverrides.of(new ProviderSettings("call", Map.of()))));

    private static <T> Optional<T> read(Bytes body, Grammar<T> grammar) {
        VendorAnswer<T> answer = VendorAnswer.of(new Complete(200, body), grammar);
        return answer instanceof Success<T> success ? Optional.of(success.value()) : Optional.empty();
    }

    private static String text(Bytes body) {
        return new String(body.toArray(), UTF_8);
    }

    private static int count(Pattern pattern, Bytes body) {
        Matcher matcher = pattern.matcher(text(body));
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }

    @Property(tries = 100_000, shrinking = ShrinkingMode.BOUNDED)
    void send_anyAnswer_isAcceptedOnlyIfItSaysSo(@ForAll("sends") Bytes body) {
        read(body, ANSWERS.accepted("1"))
                .ifPresent(accepted -> assertThat(text(body)).containsPattern(ALL_WELL));
    }

    @Property(tries = 100_000, shrinking = ShrinkingMode.BOUNDED)
    void balance_anyAnswer_isANumberOnlyIfItHasOne(@ForAll("balances") Bytes body) {
        read(body, ANSWERS.balance())
                .ifPresent(balance ->
                        assertThat(text(body)).containsPattern(ALL_WELL).containsPattern(AMOUNT));
    }

    @Property(tries = 100_000, shrinking = ShrinkingMode.BOUNDED)
    void reports_anyAnswer_areNoMoreThanItHas(@ForAll("reports") Bytes body) {
        read(body, ANSWERS.list(SmscnRows::report)).ifPresent(pulled -> {
            assertThat(count(ALL_WELL, body) + count(NOTHING, body)).isPositive();
            assertThat(pulled.items().size()).isLessThanOrEqualTo(count(REPORT, body));
            assertThat(pulled.raw()).isEqualTo(body);
        });
    }

    @Property(tries = 100_000, shrinking = ShrinkingMode.BOUNDED)
    void records_anyAnswer_areNoMoreThanItHas(@ForAll("records") Bytes body) {
        read(body, ANSWERS.list(SmscnRows::record)).ifPresent(pulled -> {
            assertThat(count(ALL_WELL, body) + count(NOTHING, body)).isPositive();
            assertThat(pulled.items().size()).isLessThanOrEqualTo(count(RECORD, body));
            assertThat(pulled.raw()).isEqualTo(body);
        });
    }

    @Provide
    Arbitrary<Bytes> sends() {
        return HostileBytes.like(
                "{\"stat\":\"100\",\"message\":\"发送成功\"}",
                "{\"stat\":101,\"message\":\"验证失败\"}",
                "<result><stat>100</stat><message>发送成功</message></result>",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><result><stat>119</stat></result>",
                "sms&stat=100&message=发送成功",
                "sms&stat=101&message=验证失败");
    }

    @Provide
    Arbitrary<Bytes> balances() {
        return HostileBytes.like(
                "{\"stat\":\"100\",\"number\":\"2123432\"}",
                "{\"stat\":100,\"number\":2123432}",
                "<result>\n<stat>100</stat>\n<number>2123432</number>\n</result>",
                "sms&stat=100&remain=100");
    }

    @Provide
    Arbitrary<Bytes> reports() {
        return HostileBytes.like(
                "{\"stat\":\"100\",\"total\":\"50\",\"values\":[{\"retime\":\"2010-11-14 18:04:19\",\"mobile\":"
                        + "\"13900008888\",\"mobileids\":\"1390000888800001\",\"resultcode\":\"100\",\"status\":"
                        + "\"DELIVRD\"},{\"mobileids\":\"2\",\"resultcode\":131}]}",
                "<result><stat>100</stat><total>300</total><values><value0><retime>2016-04-11 11:04:35</retime>"
                        + "<mobile>14778557233</mobile><mobileids>147785572331460343857</mobileids><resultcode>100"
                        + "</resultcode><status>DELIVRD</status></value0></values></result>",
                "{\"total\":\"0\"}");
    }

    @Provide
    Arbitrary<Bytes> records() {
        return HostileBytes.like(
                "{\"stat\":100,\"total\":\"2\",\"page_size\":\"2\",\"total_page\":\"1\",\"values\":[{\"sendtime\":"
                        + "\"2013-11-14 18:04:19\",\"mobile\":\"13900008888\",\"content\":\"我的发送记录1【云信】\","
                        + "\"status\":\"1\"}]}",
                "<result><stat>100</stat><values><value0><sendtime>2013-11-14 18:04:19</sendtime><mobile>13900008888"
                        + "</mobile><content>发送的内容1</content><status>0</status></value0></values></result>",
                "<result><total>0</total><page_size>0</page_size><total_page>0</total_page></result>",
                "{\"total\":\"0\",\"page_size\":\"0\",\"total_page\":\"0\"}");
    }
}
