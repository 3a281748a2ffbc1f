package io.github.otpgate.servlet;

import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.receipt.Delivery;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code GET /status}: how far the message of a challenge is. Says of a message that was withheld what it would say of
 * another, and of an id that is none what it says of one that nobody knows.
 */
final class StatusEndpoint implements Endpoint {

    private final Function<ChallengeId, Optional<Delivery>> delivery;

    StatusEndpoint(Function<ChallengeId, Optional<Delivery>> delivery) {
        this.delivery = delivery;
    }

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public Fields fields(HttpServletRequest request) {
        return QueryFields.of(request, "challengeId");
    }

    @Override
    public Answer answer(Call call) {
        return Optional.of(call.fields().required("challengeId"))
                .filter(ChallengeId::isShaped)
                .map(ChallengeId::new)
                .flatMap(delivery)
                .map(StatusEndpoint::answer)
                .orElseGet(() -> Problem.NOT_FOUND.answer("challengeId: found none that is known."));
    }

    private static Answer answer(Delivery delivery) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("state", delivery.shown().wireName());
        members.put("channel", delivery.channel().wireName());
        return Answer.json(200, members);
    }
}
