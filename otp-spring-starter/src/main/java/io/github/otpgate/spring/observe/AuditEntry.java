package io.github.otpgate.spring.observe;

import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.event.OtpEvent.AccountFault;
import io.github.otpgate.event.OtpEvent.Disowned;
import io.github.otpgate.event.OtpEvent.IssueEnded;
import io.github.otpgate.event.OtpEvent.OptedOut;
import io.github.otpgate.event.OtpEvent.SliderRequired;
import io.github.otpgate.event.OtpEvent.VerifyEnded;
import io.github.otpgate.event.OtpEvent.Withheld;
import io.github.otpgate.model.PhoneNumber;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Something that is to be known later.
 *
 * @param type for example {@code OTP_ISSUED}
 * @param subject whom it is about: a phone, masked, or a provider
 * @param data what else there is to say, by name
 */
record AuditEntry(String type, String subject, Map<String, String> data) {

    private static final String NOBODY = "unknown";
    private static final int LONGEST = 64;

    AuditEntry {
        Map<String, String> sorted = new TreeMap<>();
        data.forEach((key, value) -> sorted.put(key, plain(value)));
        data = Collections.unmodifiableMap(sorted);
    }

    /** A vendor chose some of the words: they must not look like more than one. */
    private static String plain(String value) {
        String words = value.replaceAll("[^A-Za-z0-9_.:+*-]", "_");
        return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
    }

    static Optional<AuditEntry> of(OtpEvent event) {
        if (event instanceof IssueEnded issue) {
            return of(issue);
        }
        if (event instanceof VerifyEnded verify) {
            return Optional.of(of(verify));
        }
        if (event instanceof Withheld withheld) {
            return of(withheld);
        }
        return ofOthers(event);
    }

    private static Optional<AuditEntry> ofOthers(OtpEvent event) {
        if (event instanceof OptedOut left) {
            return Optional.of(of("OTP_OPTED_OUT", left.provider(), left.phone()));
        }
        if (event instanceof Disowned disowned) {
            return Optional.of(of("OTP_DISOWNED", disowned.provider(), disowned.phone()));
        }
        if (event instanceof SliderRequired asked) {
            return Optional.of(new AuditEntry("OTP_STEPPED_UP", asked.phone().masked(), Map.of("rule", asked.rule())));
        }
        return event instanceof AccountFault fault
                ? Optional.of(new AuditEntry(
                        "OTP_ACCOUNT_FAULT", fault.provider(), Map.of("reason", fault.reason(), "code", fault.code())))
                : Optional.empty();
    }

    private static AuditEntry of(String type, String provider, PhoneNumber phone) {
        return new AuditEntry(type, phone.masked(), Map.of("provider", provider));
    }

    /** What was withheld has an event of its own, which says why. */
    private static Optional<AuditEntry> of(IssueEnded issue) {
        if (issue.result().equals("withheld")) {
            return Optional.empty();
        }
        boolean issued = issue.result().equals("issued") || issue.result().equals("uncertain");
        return Optional.of(new AuditEntry(
                issued ? "OTP_ISSUED" : "OTP_REFUSED",
                subject(issue.phone()),
                Map.of(
                        "purpose", issue.purpose(),
                        "channel", issue.channel().wireName(),
                        "result", issue.result())));
    }

    private static AuditEntry of(VerifyEnded verify) {
        String type = switch (verify.result()) {
            case "verified" -> "OTP_VERIFIED";
            case "wrong-code" -> "OTP_WRONG_CODE";
            case "burned" -> "OTP_BURNED";
            default -> "OTP_NOT_VERIFIED";
        };
        return new AuditEntry(
                type, subject(verify.phone()), Map.of("purpose", verify.purpose(), "result", verify.result()));
    }

    private static Optional<AuditEntry> of(Withheld withheld) {
        return withheld.recordOnly()
                ? Optional.empty()
                : Optional.of(
                        new AuditEntry("OTP_SUPPRESSED", withheld.phone().masked(), Map.of("rule", withheld.rule())));
    }

    private static String subject(Optional<PhoneNumber> phone) {
        return phone.map(PhoneNumber::masked).orElse(NOBODY);
    }

    /** {@code key=value}, apart by blanks. */
    String line() {
        StringBuilder line =
                new StringBuilder("event=").append(type).append(" subject=").append(plain(subject));
        data.forEach((key, value) -> line.append(' ').append(key).append('=').append(value));
        return line.toString();
    }
}
