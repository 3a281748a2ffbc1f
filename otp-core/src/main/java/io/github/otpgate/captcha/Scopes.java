package io.github.otpgate.captcha;

import io.github.otpgate.model.AddressBlock;
import io.github.otpgate.model.ClientAddress;
import java.util.Optional;

/** Tells whose a captcha is. Thread safe. */
final class Scopes {

    private final CaptchaSettings settings;

    Scopes(CaptchaSettings settings) {
        this.settings = settings;
    }

    Scope of(CaptchaAsker asker) {
        return new Scope(asker.purpose(), network(asker));
    }

    /** What a token is good for: the purpose that either side has stated, and the network that solved it. */
    Scope token(Scope challenge, CaptchaAsker solver) {
        return new Scope(challenge.purpose().or(solver::purpose), network(solver));
    }

    /**
     * Why it is not the asker's. A purpose that one side leaves open fits any. A network does not: nobody passes as
     * everybody by hiding the address.
     */
    Optional<Fault> mismatch(Scope scope, CaptchaAsker asker) {
        boolean stated = scope.purpose().isPresent() && asker.purpose().isPresent();
        if (stated && !scope.purpose().equals(asker.purpose())) {
            return Optional.of(Fault.OTHER_PURPOSE);
        }
        boolean elsewhere = settings.boundToAddress() && !scope.network().equals(network(asker));
        return elsewhere ? Optional.of(Fault.OTHER_NETWORK) : Optional.empty();
    }

    private Optional<AddressBlock> network(CaptchaAsker asker) {
        return asker.address().filter(address -> settings.boundToAddress()).map(ClientAddress::site);
    }
}
