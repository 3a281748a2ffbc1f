package io.github.otpgate.captcha;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.AddressBlock;
import io.github.otpgate.model.Purpose;
import java.util.Optional;

/**
 * For what and for whom a captcha counts.
 *
 * @param purpose none for any one
 * @param network none where nobody said, or where captchas are not bound to networks
 */
record Scope(Optional<Purpose> purpose, Optional<AddressBlock> network) {

    Scope {
        requireNonNull(purpose, "purpose");
        requireNonNull(network, "network");
    }
}
