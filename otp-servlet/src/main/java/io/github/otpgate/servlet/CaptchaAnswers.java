package io.github.otpgate.servlet;

import io.github.otpgate.CaptchaOffer;
import io.github.otpgate.captcha.CaptchaChallenge;
import io.github.otpgate.captcha.CaptchaChallenge.ProofOfWork;
import io.github.otpgate.captcha.CaptchaChallenge.Remote;
import io.github.otpgate.captcha.CaptchaChallenge.Slider;
import io.github.otpgate.captcha.CaptchaKind;
import io.github.otpgate.model.Bytes;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client learns of each outcome of a request for a captcha. */
final class CaptchaAnswers implements CaptchaOffer.Cases<Answer> {

    private static final Logger LOG = LoggerFactory.getLogger(CaptchaAnswers.class);
    private static final long WIDTH = 320;
    private static final long HEIGHT = 160;

    @Override
    public Answer offered(CaptchaOffer.Offered offered) {
        CaptchaChallenge challenge = offered.challenge();
        LOG.debug("captcha: offered, {}", kind(challenge));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", challenge.id());
        members.put("kind", kind(challenge));
        members.put("expiresInSeconds", challenge.expiresIn().toSeconds());
        if (challenge instanceof ProofOfWork work) {
            add(work, members);
        } else if (challenge instanceof Slider slider) {
            add(slider, members);
        } else if (challenge instanceof Remote remote) {
            members.put("siteKey", remote.siteKey());
        }
        return Answer.json(200, members);
    }

    private static String kind(CaptchaChallenge challenge) {
        if (challenge instanceof Remote remote) {
            return remote.kind();
        }
        return (challenge instanceof Slider ? CaptchaKind.SLIDER : CaptchaKind.POW).wireName();
    }

    /** Flat and under the names of ALTCHA v1, so that its widget can read the answer as it is. */
    private static void add(ProofOfWork work, Map<String, Object> members) {
        members.put("algorithm", "SHA-256");
        members.put("challenge", work.challenge());
        members.put("maxnumber", (long) work.maxNumber());
        members.put("salt", work.salt());
        members.put("signature", work.signature());
    }

    private static void add(Slider slider, Map<String, Object> members) {
        members.put("image", dataUri("image/jpeg", slider.image()));
        members.put("piece", dataUri("image/png", slider.piece()));
        members.put("width", WIDTH);
        members.put("height", HEIGHT);
        members.put("top", (long) slider.top());
    }

    private static String dataUri(String type, Bytes content) {
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(content.toArray());
    }

    @Override
    public Answer limited(CaptchaOffer.Limited limited) {
        LOG.debug("captcha: limited");
        return TooMany.coarse(limited.retryAfter());
    }

    @Override
    public Answer refused(CaptchaOffer.Refused refused) {
        LOG.debug("captcha: refused");
        return Problem.unknownPurpose();
    }
}
