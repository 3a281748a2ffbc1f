package io.github.otpgate.testkit.captcha;

import io.github.otpgate.testkit.FaultScript;
import io.github.otpgate.testkit.RequestLog;
import io.github.otpgate.testkit.VendorServer;
import java.net.URI;
import java.time.Clock;

/**
 * Turnstile, hCaptcha or reCAPTCHA on 127.0.0.1, over real HTTP, after their documents. It takes a posted form and nothing
 * else, checks the secret, takes a token once and as long as it is valid, and says for which host and action it was made.
 * Safe for use by many threads.
 */
public final class SiteVerifySimulator implements AutoCloseable {

    private final SiteVerifyVendor vendor;
    private final SiteAccount account;
    private final SiteTokens tokens;
    private final VendorServer server;

    private SiteVerifySimulator(SiteVerifyVendor vendor, Clock clock) {
        this.vendor = vendor;
        this.account = SiteAccount.random(vendor);
        this.tokens = new SiteTokens(vendor.validity(), clock);
        this.server = VendorServer.start(0, new SiteVerifyEndpoint(vendor, account, tokens));
    }

    /** Listens when it returns, with an account of its own. */
    public static SiteVerifySimulator start(SiteVerifyVendor vendor, Clock clock) {
        return new SiteVerifySimulator(vendor, clock);
    }

    /** What the browser gets for it: good once, for the vendor's time. */
    public String issueToken(Solved solved) {
        return tokens.issue(solved);
    }

    /** Public. */
    public String siteKey() {
        return account.siteKey();
    }

    /** What the account's own server proves itself with. */
    public String secret() {
        return account.secret();
    }

    /** Where tokens are verified. */
    public URI url() {
        return server.baseUri().resolve(vendor.path());
    }

    /** What arrived. */
    public RequestLog requests() {
        return server.requests();
    }

    /** What goes wrong, request by request. */
    public FaultScript faults() {
        return server.faults();
    }

    @Override
    public void close() {
        server.close();
    }
}
