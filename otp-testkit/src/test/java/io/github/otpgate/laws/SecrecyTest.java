package io.github.otpgate.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.model.Ticket;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.Fault;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Law 5: no code, no full phone number and no secret in Redis, in a log at TRACE, in a result or an exception. Faults are
 * part of the flow, because errors are where secrets escape.
 */
class SecrecyTest {

    private static final String PHONE = "13800138000";
    private static final String SESSION = "session-7f3a9c";
    private static final String API_KEY = HaotingyunSimulator.Builder.SAMPLE_API_KEY;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger simulator = (Logger) LoggerFactory.getLogger("org.eclipse.jetty");
    private final Level before = root.getLevel();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<String> seen = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>(List.of(PHONE, SESSION, API_KEY));

    private RedisServer redis;
    private HaotingyunSimulator vendor;

    @BeforeEach
    void listenToEverything() {
        redis = RedisServer.start();
        vendor = HaotingyunSimulator.builder().withoutTemplateWindow().start();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        // The simulated vendor is the other end of the wire: it must see the code.
        simulator.setLevel(Level.INFO);
    }

    @AfterEach
    void stop() {
        root.setLevel(before);
        root.detachAppender(log);
        vendor.close();
        redis.close();
    }

    @Test
    void law5_wholeFlowWithFaults_leavesNoSecretInRedisLogsOrResults() {
        String key = Gate.newKey();
        secrets.add(key);
        try (OtpService otp = Gate.settings(redis.uri())
                .secretKeys(key)
                .provider(
                        "main",
                        Map.of(
                                "type",
                                "haotingyun",
                                "base-url",
                                vendor.baseUri().toString(),
                                "api-key",
                                API_KEY))
                .build()) {
            Gate.awaitRedis(otp);
            flow(otp);
            faults(otp);
            seen.add(redis.dump());
            redis.stop();
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> otp.issue(IssueRequest.of("13700137000", "login")))
                    .satisfies(failure -> seen.add(stackTrace(failure)));
        }
        log.list.forEach(event -> seen.add(render(event)));

        assertThat(log.list).hasSizeGreaterThan(100);
        assertThat(log.list).anyMatch(event -> event.getLevel() == Level.TRACE);
        for (String secret : secrets) {
            assertThat(seen).noneMatch(text -> text.contains(secret));
        }
    }

    private void flow(OtpService otp) {
        IssueRequest request = IssueRequest.of(PHONE, "login").withSession(SESSION);
        IssueResult issued = otp.issue(request);
        String code = codeOf(PHONE);
        String id = ((Issued) issued).challengeId().value();
        VerifyRequest wrong = VerifyRequest.ofChallenge(id, "login", Gate.wrong(code, 3));
        VerifyResult refused = otp.verify(wrong.withSession(SESSION));
        seen.add(redis.dump());
        VerifyResult verified =
                otp.verify(VerifyRequest.ofChallenge(id, "login", code).withSession(SESSION));
        seen.add(redis.dump());
        Ticket ticket = ((Verified) verified).ticket();
        secrets.add(ticket.value());
        seen.addAll(List.of(
                request.toString(), issued.toString(), wrong.toString(), refused.toString(), verified.toString()));
        seen.add(otp.redeem(ticket, new Purpose("login"), SESSION).toString());
    }

    private void faults(OtpService otp) {
        List<Fault> faults = List.of(
                Fault.reset(),
                Fault.acceptThenReset(),
                Fault.answer(502, "text/html", "<html>13800138000</html>"),
                Fault.answer(200, "application/json", "{\"code\":0,\"sid\":\"13800138000 x\"}"),
                Fault.answer(400, "application/json", "{\"code\":-1,\"detail\":\"" + API_KEY + " 13800138000\"}"));
        for (int i = 0; i < faults.size(); i++) {
            String phone = "1390013900" + i;
            secrets.add(phone);
            vendor.faults().next(faults.get(i));
            seen.add(otp.issue(IssueRequest.of(phone, "login")).toString());
            vendor.inbox().messagesTo(phone).forEach(message -> message.code().ifPresent(secrets::add));
        }
    }

    private String codeOf(String phone) {
        String code = vendor.inbox().messagesTo(phone).get(0).code().orElseThrow();
        secrets.add(code);
        return code;
    }

    private static String render(ILoggingEvent event) {
        StringBuilder text =
                new StringBuilder(event.getLoggerName()).append(' ').append(event.getFormattedMessage());
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            text.append(' ').append(cause.getClassName()).append(cause.getMessage());
        }
        return text.toString();
    }

    private static String stackTrace(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(cause).append('\n');
        }
        return text.toString();
    }
}
