package io.github.otpgate.testkit.captcha;

import io.github.otpgate.testkit.FaultScript;
import io.github.otpgate.testkit.RequestLog;
import io.github.otpgate.testkit.VendorServer;
import java.net.URI;
import java.time.Clock;

/**
 * Geetest v4 on 127.0.0.1, over real HTTP, after its document: it checks the captcha's id and the signature, takes a token
 * once and for ten minutes. The document says neither how long a token is good nor what a wrong signature gets; here it
 * gets the error -50000. Safe for use by many threads.
 */
public final class GeetestSimulator implements AutoCloseable {

    private final SiteAccount account = new SiteAccount(SiteAccount.hex(16), SiteAccount.hex(16));
    private final GeetestEndpoint endpoint;
    private final VendorServer server;

    private GeetestSimulator(Clock clock) {
        this.endpoint = new GeetestEndpoint(account, clock);
        this.server = VendorServer.start(0, endpoint);
    }

    /** How the vendor judged what the person did. */
    public enum Result {
        /** A person. */
        SUCCESS,
        /** A machine, perhaps. */
        FAIL
    }

    /** Listens when it returns, with an account of its own. */
    public static GeetestSimulator start(Clock clock) {
        return new GeetestSimulator(clock);
    }

    /** What {@code getValidate()} gives in the browser, as JSON. */
    public String issueToken(Result result) {
        return endpoint.issue(result);
    }

    /** Public. */
    public String captchaId() {
        return account.siteKey();
    }

    /** What the account's own server signs with. */
    public String captchaKey() {
        return account.secret();
    }

    /** Where tokens are validated. */
    public URI url() {
        return server.baseUri().resolve(GeetestEndpoint.PATH);
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
