package io.github.otpgate.testkit.captcha;

import io.github.otpgate.captcha.RemoteVerifier;
import io.github.otpgate.captcha.RemoteVerifier.Verdict;
import io.github.otpgate.captcha.remote.RemoteCaptchaSettings;
import io.github.otpgate.captcha.remote.RemoteCaptchaType;
import io.github.otpgate.captcha.remote.RemoteVerifiers;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.testkit.FaultScript;
import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.RequestLog;
import io.github.otpgate.wire.HttpTransport;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A page with a vendor's captcha, the vendor, and our verifier of it. */
final class Site implements AutoCloseable {

    static final String HOST = "login.example.com";

    private final RemoteCaptchaType type;
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T10:00:00Z"));
    private final Vendor vendor;
    private final URI url;
    private final HttpTransport transport = new HttpTransport(RemoteVerifiers.HTTP);

    private Site(RemoteCaptchaType type) {
        this.type = type;
        this.vendor = type == RemoteCaptchaType.GEETEST_V4
                ? new GeetestVendor(GeetestSimulator.start(clock))
                : new SiteVerifyVendors(SiteVerifySimulator.start(SiteVerifyVendor.valueOf(type.name()), clock));
        this.url = vendor.url();
    }

    static Site of(RemoteCaptchaType type) {
        return new Site(type);
    }

    /** Both kinds of simulators. */
    private interface Vendor extends AutoCloseable {
        String issue(Solved solved);

        String siteKey();

        String secret();

        URI url();

        RequestLog requests();

        FaultScript faults();

        @Override
        void close();
    }

    private record SiteVerifyVendors(SiteVerifySimulator simulator) implements Vendor {
        @Override
        public String issue(Solved solved) {
            return simulator.issueToken(solved);
        }

        @Override
        public String siteKey() {
            return simulator.siteKey();
        }

        @Override
        public String secret() {
            return simulator.secret();
        }

        @Override
        public URI url() {
            return simulator.url();
        }

        @Override
        public RequestLog requests() {
            return simulator.requests();
        }

        @Override
        public FaultScript faults() {
            return simulator.faults();
        }

        @Override
        public void close() {
            simulator.close();
        }
    }

    private record GeetestVendor(GeetestSimulator simulator) implements Vendor {
        @Override
        public String issue(Solved solved) {
            return simulator.issueToken(
                    solved.score() > 0 ? GeetestSimulator.Result.SUCCESS : GeetestSimulator.Result.FAIL);
        }

        @Override
        public String siteKey() {
            return simulator.captchaId();
        }

        @Override
        public String secret() {
            return simulator.captchaKey();
        }

        @Override
        public URI url() {
            return simulator.url();
        }

        @Override
        public RequestLog requests() {
            return simulator.requests();
        }

        @Override
        public FaultScript faults() {
            return simulator.faults();
        }

        @Override
        public void close() {
            simulator.close();
        }
    }

    MovableClock clock() {
        return clock;
    }

    RequestLog requests() {
        return vendor.requests();
    }

    FaultScript faults() {
        return vendor.faults();
    }

    String secret() {
        return vendor.secret();
    }

    /** What our page asks for. */
    Solved solved() {
        return Solved.on(HOST).withAction("login");
    }

    String goodToken() {
        return vendor.issue(solved());
    }

    String token(Solved solved) {
        return vendor.issue(solved);
    }

    Verdict verify(String token) {
        return verifier(vendor.siteKey(), vendor.secret()).verify(token, ClientAddress.parse("192.0.2.7"));
    }

    RemoteVerifier verifier(String siteKey, String secret) {
        Set<String> hosts = type == RemoteCaptchaType.GEETEST_V4 ? Set.of() : Set.of(HOST);
        boolean acts = type == RemoteCaptchaType.TURNSTILE || type == RemoteCaptchaType.RECAPTCHA_V3;
        Optional<String> action = acts ? Optional.of("login") : Optional.empty();
        RemoteCaptchaSettings settings = new RemoteCaptchaSettings(type, siteKey, secret, hosts, action).withUrl(url);
        return RemoteVerifiers.create(settings, transport, clock);
    }

    void vendorLeaves() {
        vendor.close();
    }

    RemoteVerifier verifierWithSecret(String secret) {
        return verifier(vendor.siteKey(), secret);
    }

    RemoteVerifier verifierWithSiteKey(String siteKey) {
        return verifier(siteKey, vendor.secret());
    }

    @Override
    public void close() {
        transport.close();
        vendor.close();
    }
}
