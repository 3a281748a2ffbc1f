package io.github.otpgate.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.model.AddressBlock;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.KeyedHash;
import io.github.otpgate.model.PhoneNumber;

/** Names buckets: a word of ours and a keyed hash. */
record LimitKeys(KeyedHash names) {

    private static final int MEMBER = 8;

    /** What one subscriber is assumed to hold: /32, or /64. */
    static AddressBlock host(ClientAddress address) {
        return address.block(address.isV4() ? 32 : 64);
    }

    RateKey address(LimitRule rule, ClientAddress address) {
        return named(rule.key(), "address", host(address).first().bytes());
    }

    /** IPv4 /24, or IPv6 /56. */
    RateKey network(ClientAddress address) {
        AddressBlock block = address.block(address.isV4() ? 24 : 56);
        return named("network", "network", block.first().bytes());
    }

    /** The IPv6 /48. */
    RateKey wideNetwork(ClientAddress address) {
        return named("network-wide", "network-wide", address.block(48).first().bytes());
    }

    RateKey session(String session) {
        return named("session", "session", Bytes.of(session.getBytes(UTF_8)));
    }

    RateKey country(String country) {
        return named("country", "country", Bytes.of(country.getBytes(UTF_8)));
    }

    Bytes member(PhoneNumber phone) {
        return names.of("address-phone", Bytes.of(phone.e164().getBytes(UTF_8))).slice(0, MEMBER);
    }

    private RateKey named(String kind, String use, Bytes content) {
        return new RateKey(kind, names.of(use, content));
    }
}
