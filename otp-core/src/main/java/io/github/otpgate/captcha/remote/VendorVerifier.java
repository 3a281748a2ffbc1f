package io.github.otpgate.captcha.remote;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.captcha.RemoteVerifier;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.wire.HttpAnswer;
import io.github.otpgate.wire.HttpTransport;
import io.github.otpgate.wire.VendorJson;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Asks once and believes only a clear answer. */
final class VendorVerifier implements RemoteVerifier {

    private static final Logger LOG = LoggerFactory.getLogger(VendorVerifier.class);
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private final RemoteCaptchaSettings settings;
    private final Dialect dialect;
    private final HttpTransport transport;
    private final VendorJson json = new VendorJson();

    VendorVerifier(RemoteCaptchaSettings settings, Dialect dialect, HttpTransport transport) {
        this.settings = settings;
        this.dialect = dialect;
        this.transport = transport;
    }

    @Override
    public String kind() {
        return settings.type().wireName();
    }

    @Override
    public String siteKey() {
        return settings.siteKey();
    }

    @Override
    public Verdict verify(String token, Optional<ClientAddress> address) {
        requireNonNull(token, "token");
        Judgement judgement = Optional.of(token)
                .filter(this::isPlausible)
                .flatMap(plausible -> dialect.question(plausible, address))
                .map(this::ask)
                .orElse(Judgement.failed("the token is empty, too long or of another shape"));
        tell(judgement);
        return judgement.verdict();
    }

    private boolean isPlausible(String token) {
        boolean sized = !token.isEmpty() && token.length() <= settings.type().longestToken();
        return sized && token.chars().noneMatch(Character::isISOControl);
    }

    private Judgement ask(Map<String, String> question) {
        HttpAnswer answer = transport.postForm(settings.endpoint(), question);
        if (answer instanceof HttpAnswer.Complete complete) {
            return read(complete);
        }
        return Judgement.unknown("no whole answer came");
    }

    /** Some vendors refuse a token with 400 and say why as ever. */
    private Judgement read(HttpAnswer.Complete answer) {
        if (answer.status() != OK && answer.status() != BAD_REQUEST) {
            return Judgement.unknown("the answer is HTTP " + answer.status());
        }
        Judgement judgement = json.read(answer.body())
                .filter(JsonNode::isObject)
                .map(dialect::judge)
                .orElse(Judgement.unknown("the answer is not readable"));
        boolean contradiction = answer.status() != OK && judgement.verdict() == Verdict.PASSED;
        return contradiction ? Judgement.unknown("success came with an HTTP error") : judgement;
    }

    private void tell(Judgement judgement) {
        if (judgement.verdict() == Verdict.UNREACHABLE) {
            LOG.warn("Captcha vendor {} gave no verdict, so nobody passes: {}", kind(), judgement.reason());
        } else if (judgement.verdict() == Verdict.FAILED) {
            LOG.debug("Captcha of {} failed: {}", kind(), judgement.reason());
        }
    }
}
