package io.github.otpgate;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ClientAddress;
import java.util.Optional;

/**
 * Who wants a code, and for what.
 *
 * <pre>{@code
 * IssueRequest.of("13800138000", "login").withSession(session.getId()).withCaptchaToken(token)
 * }</pre>
 *
 * @param phone as typed; read with the configured default region
 * @param purpose one of the configured purposes
 * @param channel how it should travel
 * @param session binds the challenge to whoever asked: only the same session can verify it
 * @param address where the caller is; without one, nothing is limited by address
 * @param captchaToken what the caller got for a solved captcha
 * @param trusted whether the caller needs no captcha, because the application has authenticated it some other way
 */
public record IssueRequest(
        String phone,
        String purpose,
        Channel channel,
        Optional<String> session,
        Optional<ClientAddress> address,
        Optional<String> captchaToken,
        boolean trusted) {

    public IssueRequest {
        requireNonNull(phone, "phone");
        requireNonNull(purpose, "purpose");
        requireNonNull(channel, "channel");
        requireNonNull(session, "session");
        requireNonNull(address, "address");
        requireNonNull(captchaToken, "captchaToken");
    }

    /** A text message for an anonymous caller. */
    public static IssueRequest of(String phone, String purpose) {
        return new IssueRequest(
                phone, purpose, Channel.SMS, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    /** The same over another channel. */
    public IssueRequest withChannel(Channel other) {
        return new IssueRequest(phone, purpose, other, session, address, captchaToken, trusted);
    }

    /** The same, bound to a session. */
    public IssueRequest withSession(String id) {
        return new IssueRequest(phone, purpose, channel, Optional.of(id), address, captchaToken, trusted);
    }

    /** The same from an address: the client's own, not a proxy's. */
    public IssueRequest withAddress(ClientAddress client) {
        return new IssueRequest(phone, purpose, channel, session, Optional.of(client), captchaToken, trusted);
    }

    /** The same with a captcha token. */
    public IssueRequest withCaptchaToken(String token) {
        return new IssueRequest(phone, purpose, channel, session, address, Optional.of(token), trusted);
    }

    /** The same from a caller that the application vouches for. Limits hold all the same. */
    public IssueRequest fromTrustedCaller() {
        return new IssueRequest(phone, purpose, channel, session, address, captchaToken, true);
    }

    @Override
    public String toString() {
        return "IssueRequest[purpose=" + purpose + ", channel=" + channel + "]";
    }
}
