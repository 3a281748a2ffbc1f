package io.github.otpgate.benchmarks;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.model.Rate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The whole {@link OtpService} with its defaults, but without captcha and with a vendor that takes no time. */
final class WholeService implements Contender {

    private static final String PURPOSE = "login";
    private static final String SECRET = Base64.getEncoder().encodeToString(new byte[32]);

    /** More than any round sends. */
    private static final List<Rate> UNREACHED = List.of(Rate.parse("1000000000/1h"));

    private final InstantProvider vendor = new InstantProvider();
    private final OtpService service;

    private WholeService(String redis, String... phoneLimits) {
        var builder = OtpService.builder()
                .secretKeys(SECRET)
                .signature("豪霆云")
                .redis(redis)
                // A busy machine is what is measured, not a failure.
                .redisTimeout(Duration.ofSeconds(2))
                .captcha(CaptchaMode.OFF)
                .limits(new LimitSettings(Map.of(LimitRule.GLOBAL, UNREACHED), 0, 0, Set.of()))
                .guard(false)
                .provider(vendor);
        if (phoneLimits.length > 0) {
            builder.phoneLimits(phoneLimits);
        }
        this.service = builder.build();
        FirstContact.with(() -> service.verify(VerifyRequest.ofPhone("13800138000", PURPOSE, "000000")));
    }

    static WholeService withDefaults(String redis) {
        return new WholeService(redis);
    }

    /** Counts sends as the default does, but allows ten at once. */
    static WholeService withoutShortWindows(String redis) {
        return new WholeService(redis, "10/1d");
    }

    @Override
    public Held issue(String phone) {
        if (ask(phone) instanceof IssueResult.Issued issued) {
            return new Held(issued.challengeId().value(), vendor.codeFor(issued.phone()));
        }
        throw new IllegalStateException("a fresh phone was refused");
    }

    IssueResult ask(String phone) {
        return service.issue(IssueRequest.of(phone, PURPOSE));
    }

    @Override
    public boolean verify(Held held, String guess) {
        return service.verify(VerifyRequest.ofChallenge(held.challenge(), PURPOSE, guess))
                instanceof VerifyResult.Verified;
    }

    @Override
    public void close() {
        service.close();
    }
}
