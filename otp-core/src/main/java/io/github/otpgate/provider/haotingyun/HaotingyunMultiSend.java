package io.github.otpgate.provider.haotingyun;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.capability.BatchSubmission;
import io.github.otpgate.provider.capability.MultiSend;
import java.net.URLEncoder;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code multi_send}: up to 1000 numbers of mainland China, each with a text of its own. The texts are encoded one by
 * one and joined with commas; what comes out is encoded once more, as every value of a form is.
 *
 * <p>Source: the vendor's API document, "multi_send", and the vendor's published SDK.
 */
final class HaotingyunMultiSend implements MultiSend {

    private final HaotingyunSends sends;

    HaotingyunMultiSend(HaotingyunSends sends) {
        this.sends = sends;
    }

    @Override
    public int mostMessages() {
        return HaotingyunRecipients.MOST;
    }

    @Override
    public boolean takes(Message message) {
        return !HaotingyunNumber.isAbroad(message.to()) && refusal(message).isEmpty();
    }

    @Override
    public BatchSubmission submit(List<Message> messages) {
        List<Message> asked = List.copyOf(messages);
        HaotingyunRecipients.requireMainland(HaotingyunRecipients.checked(phones(asked)));
        List<Message> fitting =
                asked.stream().filter(message -> refusal(message).isEmpty()).toList();
        BatchSubmission sent = fitting.isEmpty() ? new BatchSubmission(List.of(), Optional.empty()) : send(fitting);
        Iterator<Submission> outcomes = sent.each().iterator();
        return new BatchSubmission(
                asked.stream()
                        .map(message -> refusal(message).orElseGet(outcomes::next))
                        .toList(),
                sent.total());
    }

    private Optional<Submission> refusal(Message message) {
        return sends.tooLong(message.text());
    }

    private BatchSubmission send(List<Message> messages) {
        String texts = messages.stream()
                .map(message -> URLEncoder.encode(message.text(), UTF_8))
                .collect(Collectors.joining(","));
        return sends.many("sms/multi_send", phones(messages), texts);
    }

    private static List<PhoneNumber> phones(List<Message> messages) {
        return messages.stream().map(Message::to).toList();
    }
}
