package io.github.otpgate.spring.security;

import io.github.otpgate.OtpService;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.Purpose;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What codes can be for, as far as there is a service that says so. */
record KnownPurposes(Supplier<Stream<OtpService>> services) {

    /**
     * Refuses a purpose for which no code can be sent.
     *
     * @param namedBy who asks for codes of that purpose, as an operator finds it
     */
    void require(String purpose, String namedBy) {
        if (lacks(purpose)) {
            throw new ConfigurationException(
                    "purposes." + purpose,
                    "nothing, though " + namedBy + " asks for its codes",
                    "a message, such as otp.purposes." + purpose + ".template: 2; known purposes: "
                            + String.join(", ", names()));
        }
    }

    boolean lacks(String purpose) {
        Set<String> known = names();
        // None at all: there is no service, or a stand-in for it in a test of an application's pages.
        return !known.isEmpty() && !known.contains(purpose);
    }

    private Set<String> names() {
        return services.get()
                .flatMap(service -> service.purposes().stream())
                .map(Purpose::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
