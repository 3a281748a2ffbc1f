package io.github.otpgate.spring.observe;

import io.github.otpgate.OtpService;
import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.receipt.inbox.InboxView;
import io.github.otpgate.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/** What an operator may see. Changes nothing. */
@Endpoint(id = "otp")
final class OtpEndpoint {

    private static final Pattern MASKED = Pattern.compile("[+0-9]{0,8}\\*{2,12}[0-9]{0,4}");
    private static final int MOST = 20;

    private final OtpService service;

    OtpEndpoint(OtpService service) {
        this.service = service;
    }

    @ReadOperation
    Operations operations() {
        return new Operations(service.node(), inbox());
    }

    private Optional<InboxView> inbox() {
        try {
            return Optional.of(service.inbox());
        } catch (StoreException away) {
            return Optional.empty();
        }
    }

    /**
     * What became of messages.
     *
     * @param reference a challenge id, or a phone as it is masked
     * @return nothing for what is neither, or is not known
     */
    @ReadOperation
    @Nullable
    List<DeliveryView> deliveries(@Selector String reference) {
        List<DeliveryView> found = MASKED.matcher(reference).matches() ? ofPhone(reference) : ofChallenge(reference);
        return found.isEmpty() ? null : found;
    }

    private List<DeliveryView> ofPhone(String masked) {
        return service.deliveries(masked, MOST).stream().map(DeliveryView::of).toList();
    }

    private List<DeliveryView> ofChallenge(String id) {
        return ChallengeId.isShaped(id)
                ? service.delivery(new ChallengeId(id)).stream()
                        .map(DeliveryView::of)
                        .toList()
                : List.of();
    }
}
