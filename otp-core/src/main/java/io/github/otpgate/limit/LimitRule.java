package io.github.otpgate.limit;

import io.github.otpgate.model.WireName;
import java.util.Optional;
import java.util.stream.Stream;

/** What is limited, each under the name of its key below {@code otp.limits}. */
public enum LimitRule {
    /** Sends of one address: IPv4 /32, IPv6 /64. */
    ADDRESS,
    /** Sends of a network: IPv4 /24, IPv6 /56, and twice as many of an IPv6 /48. */
    NETWORK,
    /** Distinct phones that one address sends to. */
    ADDRESS_PHONES,
    /** Sends of one session. */
    SESSION,
    /** Sends to one country that is not the home country. */
    COUNTRY,
    /** All sends. */
    GLOBAL,
    /** Wrong codes of one address. */
    WRONG_CODES,
    /** Wrong codes from everywhere; over it, guesses need a captcha. */
    WRONG_CODES_ALL,
    /** Captchas that one address asks for. */
    CAPTCHAS,
    /** Captchas that one address answers wrongly. */
    WRONG_CAPTCHAS,
    /** What the pumping guard withholds. */
    GUARD;

    /** As it is written in the configuration: lower case, hyphens. */
    public String key() {
        return WireName.of(this);
    }

    /** The rule of that key. */
    public static Optional<LimitRule> ofKey(String key) {
        return Stream.of(values()).filter(rule -> rule.key().equals(key)).findFirst();
    }
}
