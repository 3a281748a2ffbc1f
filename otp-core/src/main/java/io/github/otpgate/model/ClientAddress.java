package io.github.otpgate.model;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Where a request came from: an IPv4 or IPv6 address. An IPv4 address written within IPv6 ({@code ::ffff:192.0.2.1}) is
 * the IPv4 address. Prints its network only.
 *
 * @param bytes 4 or 16 bytes
 */
public record ClientAddress(Bytes bytes) {

    private static final int V4_LENGTH = 4;
    private static final int V6_LENGTH = 16;
    private static final int LONGEST_TEXT = 45;
    private static final int BITS = 8;

    public ClientAddress {
        if (bytes.length() != V4_LENGTH && bytes.length() != V6_LENGTH) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes: " + bytes.length());
        }
    }

    /**
     * Reads an address as it is written, and nothing else: no host name, port, bracket, zone or shortened form such as
     * {@code 127.1}. No name server is ever asked.
     */
    public static Optional<ClientAddress> parse(String literal) {
        boolean hasZone = literal.indexOf('%') >= 0;
        if (literal.length() > LONGEST_TEXT || hasZone || !InetAddresses.isInetAddress(literal)) {
            return Optional.empty();
        }
        InetAddress address = InetAddresses.forString(literal);
        return Optional.of(new ClientAddress(Bytes.of(address.getAddress())));
    }

    /** Whether it has 32 bits rather than 128. */
    public boolean isV4() {
        return bytes.length() == V4_LENGTH;
    }

    /**
     * The network it is in: the first bits, and zeros. An IPv4 and an IPv6 network are never the same.
     *
     * @param prefix how many bits: 0 to 32, or to 128
     */
    public AddressBlock block(int prefix) {
        byte[] kept = bytes.toArray();
        for (int i = 0; i < kept.length; i++) {
            int bits = Math.max(0, Math.min(BITS, prefix - i * BITS));
            kept[i] &= (byte) (0xFF << (BITS - bits));
        }
        return new AddressBlock(new ClientAddress(Bytes.of(kept)), prefix);
    }

    /** What one household or company is assumed to hold: /24, or /48 (RFC 6177 gives sites more than a /64). */
    public AddressBlock site() {
        return block(isV4() ? 24 : 48);
    }

    @Override
    public String toString() {
        return "ClientAddress[" + site() + "]";
    }
}
