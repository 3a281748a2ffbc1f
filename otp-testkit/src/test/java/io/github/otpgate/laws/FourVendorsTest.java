package io.github.otpgate.laws;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Channel;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.capability.BalanceQuery;
import io.github.otpgate.provider.capability.PushDecoder;
import io.github.otpgate.provider.capability.PushRequest;
import io.github.otpgate.provider.capability.PushResult.Decoded;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.PhoneInbox;
import io.github.otpgate.testkit.RecordedRequest;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.VendorServer;
import io.github.otpgate.testkit.apiv1.ApiV1Simulator;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import io.github.otpgate.testkit.httpbatch.HttpBatchBuilder;
import io.github.otpgate.testkit.httpbatch.HttpBatchSimulator;
import io.github.otpgate.testkit.smscn.SmscnSimulator;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One service with all four vendors: codes by each, fail-over along the route, and what phones reply. */
@ExtendWith(RedisExtension.class)
class FourVendorsTest {

    private static final String PHONE = "13800138000";
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private final HaotingyunSimulator main = HaotingyunSimulator.start();
    private final HttpBatchSimulator second =
            HttpBatchSimulator.builder().shuffledParts(7).doubledParts().start();
    private final ApiV1Simulator third = ApiV1Simulator.start();
    private final SmscnSimulator call = SmscnSimulator.start();

    @AfterEach
    void close() {
        main.close();
        second.close();
        third.close();
        call.close();
    }

    private OtpService open(RedisServer redis) {
        OtpServiceBuilder settings = Gate.settings(redis.uri())
                .phoneLimits("1000/1s")
                .provider("main", account("haotingyun", main.baseUri(), "api-key", "9b11127a9701975c734b8aee81ee3526"))
                .provider(
                        "second",
                        account(
                                "http-batch",
                                second.baseUri(),
                                "account",
                                HttpBatchBuilder.SAMPLE_ACCOUNT,
                                "password",
                                HttpBatchBuilder.SAMPLE_PASSWORD,
                                "product",
                                HttpBatchBuilder.SAMPLE_PRODUCT))
                .provider(
                        "third",
                        account(
                                "api-v1",
                                third.baseUri(),
                                "account",
                                ApiV1Simulator.Builder.SAMPLE_ACCOUNT,
                                "password",
                                ApiV1Simulator.Builder.SAMPLE_PASSWORD))
                .provider(
                        "call",
                        account(
                                "smscn-voice",
                                call.baseUri(),
                                "uid",
                                SmscnSimulator.Builder.SAMPLE_UID,
                                "secret-key",
                                SmscnSimulator.Builder.SAMPLE_SECRET_KEY,
                                "template",
                                SmscnSimulator.Builder.SAMPLE_TEMPLATE))
                .route(Channel.SMS, "main", "second", "third")
                .route(Channel.VOICE, "call");
        OtpService otp = settings.build();
        Gate.awaitRedis(otp);
        return otp;
    }

    private static Map<String, String> account(String type, URI baseUrl, String... keys) {
        Map<String, String> settings = new TreeMap<>(Map.of("type", type, "base-url", baseUrl.toString()));
        for (int i = 0; i < keys.length; i += 2) {
            settings.put(keys[i], keys[i + 1]);
        }
        return settings;
    }

    private static void verify(OtpService otp, IssueRequest request, PhoneInbox phone) {
        Issued issued = (Issued) otp.issue(request);
        String code = phone.awaitMessage(PHONE, LONG_ENOUGH).code().orElseThrow();

        assertThat(issued.certain()).isTrue();
        assertThat(otp.verify(VerifyRequest.ofChallenge(issued.challengeId().value(), request.purpose(), code)))
                .isInstanceOf(Verified.class);
    }

    @Test
    void issue_firstAndSecondWithoutMoney_theThirdSends(RedisServer redis) {
        try (OtpService otp = open(redis)) {
            main.recharge(-main.balance());
            second.recharge(
                    HttpBatchBuilder.SAMPLE_PRODUCT,
                    -second.balance().getOrDefault(HttpBatchBuilder.SAMPLE_PRODUCT, 0L));

            verify(otp, IssueRequest.of(PHONE, "login"), third.inbox());

            assertThat(main.requests().count()).isOne();
            assertThat(second.requests().count()).isOne();
            assertThat(main.inbox().messages()).isEmpty();
            assertThat(second.inbox().messages()).isEmpty();
        }
    }

    @Test
    void issue_firstWithoutMoney_theSecondSends(RedisServer redis) {
        try (OtpService otp = open(redis)) {
            main.recharge(-main.balance());

            verify(otp, IssueRequest.of(PHONE, "register"), second.inbox());

            assertThat(third.requests().count()).isZero();
        }
    }

    @Test
    void issue_byVoice_isCalledAndHeard(RedisServer redis) {
        try (OtpService otp = open(redis)) {
            verify(otp, IssueRequest.of(PHONE, "login").withChannel(Channel.VOICE), call.inbox());

            assertThat(main.requests().count()).isZero();
        }
    }

    @Test
    void balance_ofEveryProvider_isAsked(RedisServer redis) {
        try (OtpService otp = open(redis)) {
            assertThat(otp.providers().values())
                    .hasSize(4)
                    .allSatisfy(provider -> assertThat(provider.capability(BalanceQuery.class)
                                    .orElseThrow()
                                    .balance()
                                    .orElseThrow()
                                    .remaining())
                            .as(provider.name())
                            .isPositive());
        }
    }

    @Test
    void reply_inManyParts_arrivesWholeAndOnce(RedisServer redis) throws Exception {
        String text = "退订".repeat(150);
        try (OtpService otp = open(redis)) {
            Callback callback = new Callback(otp);
            try (VendorServer customer = VendorServer.start(0, callback)) {
                second.pushes().to(customer.baseUri());

                second.reply(PHONE, text);
                second.pushes().awaitIdle(LONG_ENOUGH);

                assertThat(customer.requests().count()).isGreaterThan(5);
                assertThat(callback.whole).extracting(Reply::text).containsExactly(text);
                assertThat(callback.whole).allMatch(reply -> reply.part().isEmpty());
            }
        }
    }

    /** What an application does with a push: decode, put together, acknowledge. */
    private static final class Callback implements VendorServer.Vendor {

        private final OtpService otp;
        private final PushDecoder decoder;
        private final List<Reply> whole = new CopyOnWriteArrayList<>();

        Callback(OtpService otp) {
            Provider provider = requireNonNull(otp.providers().get("second"));
            this.otp = otp;
            this.decoder = provider.capability(PushDecoder.class).orElseThrow();
        }

        @Override
        public boolean sends(RecordedRequest request) {
            return true;
        }

        @Override
        public HttpReply answer(RecordedRequest request) {
            Decoded decoded = (Decoded) decoder.decode(new PushRequest(
                    request.method(), request.query(), request.header("Content-Type"), Bytes.of(request.body())));
            decoded.replies()
                    .forEach(reply -> otp.longReplies().add("second", reply).ifPresent(whole::add));
            return HttpReply.text(
                    decoded.answer().status(), "text/plain", decoded.answer().body());
        }
    }
}
