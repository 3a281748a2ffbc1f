package io.github.otpgate.provider.capability;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What a push turned out to be. */
public sealed interface PushResult {

    /** What the vendor has to be answered. */
    Acknowledgement answer();

    /**
     * Reports, replies or both.
     *
     * @param unread how many items could not be read; the vendor is told that all were received
     */
    record Decoded(List<DeliveryReport> reports, List<Reply> replies, int unread, Acknowledgement answer)
            implements PushResult {
        public Decoded {
            reports = List.copyOf(reports);
            replies = List.copyOf(replies);
            requireNonNull(answer, "answer");
        }
    }

    /**
     * Not from this vendor, or not in its words.
     *
     * @param reason without content
     */
    record Undecodable(String reason, Acknowledgement answer) implements PushResult {
        public Undecodable {
            requireNonNull(reason, "reason");
            requireNonNull(answer, "answer");
        }
    }
}
