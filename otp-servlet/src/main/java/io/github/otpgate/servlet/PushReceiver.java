package io.github.otpgate.servlet;

import io.github.otpgate.OtpService;
import io.github.otpgate.provider.capability.Acknowledgement;
import io.github.otpgate.provider.capability.PushRequest;
import java.util.Optional;

/** Who takes in what vendors push. */
interface PushReceiver {

    static PushReceiver of(OtpService service) {
        return new PushReceiver() {
            @Override
            public boolean receives(String provider) {
                return service.receives(provider);
            }

            @Override
            public Optional<Acknowledgement> receive(String provider, PushRequest push) {
                return service.receive(provider, push);
            }
        };
    }

    /** Whether there is such an account and its vendor pushes. Asks nobody. */
    boolean receives(String provider);

    /** Keeps it; then the vendor may be told so. */
    Optional<Acknowledgement> receive(String provider, PushRequest push);
}
