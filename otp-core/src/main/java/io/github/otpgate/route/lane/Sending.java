package io.github.otpgate.route.lane;

import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.provider.capability.MultiSend;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request: a message by itself, or many together, and to each its own answer. */
final class Sending {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private final Provider provider;
    private final Optional<MultiSend> together;

    Sending(Provider provider, LaneSettings settings) {
        this.provider = provider;
        this.together = provider.capability(MultiSend.class)
                .filter(many -> settings.merge())
                .filter(many -> many.mostMessages() > 1);
    }

    int mostMessages() {
        return together.map(MultiSend::mostMessages).orElse(1);
    }

    boolean joins(Message message) {
        return together.filter(many -> many.takes(message)).isPresent();
    }

    /** Blocks for the exchange. All of them are answered, whatever happens. */
    void send(List<Waiting> request) {
        List<Submission> answers =
                answers(request.stream().map(Waiting::message).toList());
        for (int i = 0; i < request.size(); i++) {
            request.get(i).answer(answers.get(i));
        }
    }

    /** Law 7: what broke on the way, or is answered for another number of messages, may have been taken. */
    private List<Submission> answers(List<Message> messages) {
        try {
            List<Submission> answers = submit(messages);
            return answers.size() == messages.size()
                    ? answers
                    : uncertain(messages, answers.size() + " answers to " + messages.size() + " messages");
        } catch (RuntimeException | Error e) {
            // Its text may repeat what was sent.
            LOG.error(
                    "Provider {} broke its promise to throw nothing: {}",
                    provider.name(),
                    e.getClass().getName());
            return uncertain(messages, e.getClass().getSimpleName());
        }
    }

    private List<Submission> submit(List<Message> messages) {
        return messages.size() == 1
                ? List.of(provider.submit(messages.get(0)))
                : together.orElseThrow().submit(messages).each();
    }

    private static List<Submission> uncertain(List<Message> messages, String detail) {
        return Collections.nCopies(messages.size(), new Uncertain(detail));
    }
}
