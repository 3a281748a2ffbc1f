package io.github.otpgate.servlet;

import static io.github.otpgate.servlet.TestClient.body;
import static io.github.otpgate.servlet.TestClient.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.testkit.Fault;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an attacker may try who wants messages to be sent, over HTTP. */
class SendingAttackTest extends SendingFixture {

    @Test
    void d03_secondSend_isRefusedAt59SecondsAndAcceptedAt61() {
        Someone user = new Someone(node, "203.0.113.7");
        user.send("13800138000");
        pass(Duration.ofSeconds(50));

        HttpResponse<String> early = user.send("13800138000");

        assertThat(early.statusCode()).isEqualTo(429);
        assertThat(code(early)).isEqualTo("rate-limited");
        int wait = Integer.parseInt(early.headers().firstValue("Retry-After").orElseThrow());
        assertThat(wait).isBetween(1, 10);
        pass(Duration.ofSeconds(wait));
        assertThat(user.send("13800138000").statusCode()).isEqualTo(202);
        assertThat(messages()).isEqualTo(2);
    }

    @Test
    void d04_cooldown_growsWithEachSend() {
        restart(builder -> builder.limits(with(LimitRule.ADDRESS, "1000/1h")));
        Someone user = new Someone(node, "203.0.113.7");
        List<Integer> waits = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waits.add(body(user.send("13800138000")).get("resendInSeconds").asInt());
            pass(Duration.ofSeconds(waits.get(i) + 1));
        }

        assertThat(waits.get(0)).isEqualTo(60);
        assertThat(waits.get(1)).isEqualTo(60);
        assertThat(waits.get(2)).isBetween(108, 180);
        assertThat(waits.get(3)).isBetween(270, 330);
        assertThat(waits.get(4)).isGreaterThan(2_000);
    }

    /** Thirty codes to one range, none of them used: the next is answered for and not sent. */
    @Test
    void d05_rangeThatDoesNotConvert_isBlockedAndLooksLikeAnyOther() {
        restart(builder ->
                builder.defaultRegion("CN").allowedCountries("CN", "GB").purpose("login", "2", Map.of()));
        List<String> range = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            range.add("+44740012" + (1000 + i * 297));
        }
        String known = "+447400129999";
        convert(known, "198.51.100.7");
        for (int i = 0; i < 30; i++) {
            assertThat(new Someone(node, "10.0." + i + ".7").send(range.get(i)).statusCode())
                    .isEqualTo(202);
        }
        pass(MATURE);
        long before = messages();

        HttpResponse<String> blocked = new Someone(node, "10.9.1.7").send("+447400125555");
        HttpResponse<String> ordinary = new Someone(node, "10.9.2.7").send("13800138000");

        assertThat(blocked.statusCode()).isEqualTo(202);
        assertThat(body(blocked).propertyNames()).isEqualTo(body(ordinary).propertyNames());
        assertThat(body(blocked).get("resendInSeconds"))
                .isEqualTo(body(ordinary).get("resendInSeconds"));
        assertThat(headers(blocked).keySet()).isEqualTo(headers(ordinary).keySet());
        assertThat(messages()).as("only the ordinary one").isEqualTo(before + 1);
        await().until(() -> events.stream().anyMatch(OtpEvent.Withheld.class::isInstance));
        assertThat(new Someone(node, "198.51.100.7").send(known).statusCode()).isEqualTo(202);
        assertThat(messages()).as("a phone that is known to be good").isEqualTo(before + 2);
        assertThat(node.service().explain("+447400125555"))
                .hasValueSatisfying(explanation -> assertThat(explanation.findings())
                        .anyMatch(finding -> finding.rule().contains("conversion"))
                        .noneMatch(finding -> finding.toString().contains("+447400125555")));
    }

    /** Whoever asks again because nothing came is not taken for somebody who never enters a code. */
    @Test
    void d07_resends_areNotSendsThatDidNotConvert() {
        restart(builder -> builder.allowedCountries("CN", "GB")
                .codeTtl(Duration.ofMinutes(10))
                .phoneLimits("100/1h"));
        for (int i = 0; i < 12; i++) {
            String phone = "+44740012" + (1000 + i * 297);
            String address = "10.0." + i + ".7";
            for (int resend = 0; resend < 2; resend++) {
                assertThat(new Someone(node, address).send(phone).statusCode()).isEqualTo(202);
                settle(phone);
                pass(Duration.ofSeconds(31));
            }
            convert(phone, address);
        }
        assertThat(messages()).isEqualTo(36);
        pass(Duration.ofMinutes(22));

        await().untilAsserted(() -> assertThat(node.service().explain("+447400121000"))
                .hasValueSatisfying(explanation -> assertThat(explanation.findings())
                        .filteredOn(finding -> finding.kind().equals("range"))
                        .singleElement()
                        .satisfies(range -> assertThat(range.figures())
                                .containsEntry("sent", 12.0)
                                .containsEntry("converted", 12.0))));
    }

    private void convert(String phone, String address) {
        Someone user = new Someone(node, address);
        HttpResponse<String> sent = user.send(phone);
        settle(phone);
        pass(Duration.ofSeconds(10));
        String code = node.codeOn(phone);
        assertThat(user.verify(body(sent).get("challengeId").asString(), code).statusCode())
                .isEqualTo(200);
        settle(phone);
    }

    /** What nobody waits for has been counted once Redis has answered what was asked later: the clock may move. */
    private void settle(String phone) {
        assertThat(node.service().explain(phone)).isPresent();
    }

    /** If less were asked of the blocked than of the suspect, it would tell which is which. */
    @Test
    void d05_blockedRange_asksForWhatASuspectOneAsks() {
        restart(builder -> builder.allowedCountries("CN", "GB").captcha(CaptchaAttackTest.EASY));
        for (int i = 0; i < 30; i++) {
            String phone = "+44740012" + (1000 + i * 297);
            assertThat(node.service().issue(IssueRequest.of(phone, "login").fromTrustedCaller()))
                    .isInstanceOf(IssueResult.Issued.class);
        }
        pass(MATURE);
        long before = messages();
        Someone attacker = new Someone(node, "10.9.1.7");

        HttpResponse<String> answer = attacker.send("+447400125555", "login", attacker.token(""));

        assertThat(answer.statusCode()).isEqualTo(428);
        assertThat(body(answer).path("kind").asString()).isEqualTo("slider");
        assertThat(node.service()
                        .issue(IssueRequest.of("+447400125555", "login").fromTrustedCaller()))
                .as("blocked: answered for, not sent")
                .isInstanceOf(IssueResult.Issued.class);
        assertThat(messages()).isEqualTo(before);
    }

    /** Anybody can ask for codes of other people's numbers: the country of the operator's own users must not suffer. */
    @Test
    void d13_homeCountry_isNeverBlocked() {
        restart(builder -> builder.limits(with(LimitRule.GLOBAL, "100000/1h")));
        for (int i = 0; i < 130; i++) {
            new Someone(node, "10." + i + ".1.7").send("13" + (100000000 + i * 3_000_017));
        }
        pass(MATURE);
        long before = messages();

        assertThat(new Someone(node, "10.200.0.7").send("13912345678").statusCode())
                .isEqualTo(202);
        assertThat(messages()).isEqualTo(before + 1);
    }

    @Test
    void d15_vendorThatHangsUpAfterTheRequest_isNotAskedAgain() {
        node.vendor().faults().next(Fault.acceptThenReset());
        Someone user = new Someone(node, "203.0.113.7");

        HttpResponse<String> answer = user.send("13800138000");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(messages()).isEqualTo(1);
        assertThat(user.send("13800138000").statusCode()).isEqualTo(429);
    }
}
