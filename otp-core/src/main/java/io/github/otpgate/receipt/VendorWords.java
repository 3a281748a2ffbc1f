package io.github.otpgate.receipt;

import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.receipt.BookForm.KeptAttempt;
import io.github.otpgate.receipt.BookForm.KeptOpening;
import io.github.otpgate.receipt.DeliveryAttempt.Answer;
import java.util.List;

/** What vendors say, as the book keeps it: what they write without end is cut. */
final class VendorWords {

    private static final int LONGEST_ID = 128;
    private static final int LONGEST_DETAIL = 200;
    private static final int LONGEST_STATUS = 64;

    private VendorWords() {}

    /** Whether a vendor can have given a message that id. */
    static boolean isId(String id) {
        return id.length() <= LONGEST_ID;
    }

    static DeliveryReport cut(DeliveryReport report) {
        return new DeliveryReport(
                report.messageId(), report.to(), report.outcome(), cut(report.status(), LONGEST_STATUS), report.at());
    }

    static DeliveryState state(Answer answer) {
        return switch (answer) {
            case ACCEPTED -> DeliveryState.SUBMITTED;
            case UNCERTAIN -> DeliveryState.UNKNOWN;
            case REJECTED -> DeliveryState.FAILED;
        };
    }

    static KeptAttempt attempt(KeptOpening kept, String provider, Submission answer) {
        if (answer instanceof Submission.Accepted accepted) {
            List<String> ids =
                    accepted.messageIds().stream().filter(VendorWords::isId).toList();
            return attempt(kept, provider, Answer.ACCEPTED, "", ids);
        }
        if (answer instanceof Submission.Uncertain uncertain) {
            List<String> ids =
                    uncertain.messageId().stream().filter(VendorWords::isId).toList();
            return attempt(kept, provider, Answer.UNCERTAIN, uncertain.detail(), ids);
        }
        Submission.Rejected rejected = (Submission.Rejected) answer;
        String why = rejected.reason() + " (code " + rejected.code() + ")";
        return attempt(kept, provider, Answer.REJECTED, why, List.of());
    }

    private static KeptAttempt attempt(
            KeptOpening kept, String provider, Answer answer, String detail, List<String> ids) {
        return new KeptAttempt(provider, kept.opening().channel(), kept.at(), answer, cut(detail, LONGEST_DETAIL), ids);
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }
}
