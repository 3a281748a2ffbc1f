package io.github.otpgate.guard;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.guard.GuardSource.Guarded;
import io.github.otpgate.guard.GuardStore.GuardSighting;
import io.github.otpgate.model.AddressBlock;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.KeyedHash;
import io.github.otpgate.model.PhoneNumber;
import java.util.List;
import java.util.Optional;

/**
 * How what is guarded is called in the store, where nothing shows a digit or an address. Everything about 100 000 numbers
 * stands under one key, since one script has to see small and large blocks of them.
 */
final class GuardNames {

    private static final int TAG_LENGTH = 6;
    private static final int PHONE_LENGTH = 8;
    private static final int DIGITS_OF_KEY = 5;
    private static final int DIGITS_OF_RANGE = 4;
    private static final int DIGITS_OF_SUBRANGE = 3;
    private static final int DIGITS_OF_HUNDRED = 2;
    private static final String UNKNOWN = "?";

    private final KeyedHash names;

    GuardNames(KeyedHash names) {
        this.names = names;
    }

    /** The range of a phone, then its subrange. */
    GuardSource range(PhoneNumber phone) {
        Bytes key = names.of("guard-block", text(without(phone, DIGITS_OF_KEY)));
        return new GuardSource(
                key,
                List.of(
                        block(GuardKind.RANGE, without(phone, DIGITS_OF_RANGE), DIGITS_OF_RANGE),
                        block(GuardKind.SUBRANGE, without(phone, DIGITS_OF_SUBRANGE), DIGITS_OF_SUBRANGE)));
    }

    private Guarded block(GuardKind kind, String prefix, int hidden) {
        return new Guarded(kind, prefix + "*".repeat(hidden), tag("guard-" + kind.wireName(), prefix));
    }

    GuardSighting sighting(PhoneNumber phone) {
        Bytes hundred = tag("guard-hundred", without(phone, DIGITS_OF_HUNDRED));
        Bytes tag = names.of("guard-phone", text(phone.e164())).slice(0, PHONE_LENGTH);
        return new GuardSighting(range(phone), hundred, tag);
    }

    GuardSource country(String country) {
        return single(names.of("guard-country", text(country)), GuardKind.COUNTRY, country);
    }

    Optional<GuardSource> network(Optional<ClientAddress> address) {
        return address.map(client ->
                single(origin(client), GuardKind.NETWORK, client.site().toString()));
    }

    /** The network that a conversion's challenge came from: which one it is, only its name in the store says. */
    Optional<GuardSource> network(Bytes origin) {
        return origin.equals(Guard.NO_ORIGIN)
                ? Optional.empty()
                : Optional.of(single(origin, GuardKind.NETWORK, UNKNOWN));
    }

    Bytes origin(ClientAddress address) {
        AddressBlock site = address.site();
        return names.of("guard-network", site.first().bytes()).slice(0, Guard.ORIGIN_LENGTH);
    }

    private static GuardSource single(Bytes name, GuardKind kind, String label) {
        return new GuardSource(name, List.of(new Guarded(kind, label, Bytes.none())));
    }

    private Bytes tag(String use, String prefix) {
        return names.of(use, text(prefix)).slice(0, TAG_LENGTH);
    }

    private static String without(PhoneNumber phone, int digits) {
        return phone.e164().substring(0, phone.e164().length() - digits);
    }

    private static Bytes text(String text) {
        return Bytes.of(text.getBytes(US_ASCII));
    }
}
