package io.github.otpgate;

import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.capability.Acknowledgement;
import io.github.otpgate.provider.capability.PushDecoder;
import io.github.otpgate.provider.capability.PushRequest;
import io.github.otpgate.provider.capability.PushResult;
import io.github.otpgate.receipt.inbox.Intake;
import java.util.Map;
import java.util.Optional;

/** Takes in what vendors push: kept first, acknowledged then, processed later. */
final class Receiving {

    private final Map<String, Provider> providers;
    private final Intake intake;

    Receiving(Map<String, Provider> providers, Intake intake) {
        this.providers = providers;
        this.intake = intake;
    }

    boolean receives(String provider) {
        return decoder(provider).isPresent();
    }

    Optional<Acknowledgement> receive(String provider, PushRequest push) {
        return decoder(provider).map(decoder -> receive(provider, push, decoder));
    }

    private Optional<PushDecoder> decoder(String provider) {
        return Optional.ofNullable(providers.get(provider)).flatMap(known -> known.capability(PushDecoder.class));
    }

    private Acknowledgement receive(String provider, PushRequest push, PushDecoder decoder) {
        PushResult result = decoder.decode(push);
        intake.pushed(provider, push, result);
        return result.answer();
    }
}
