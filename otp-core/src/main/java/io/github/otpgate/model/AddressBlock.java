package io.github.otpgate.model;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network in CIDR notation: {@code 10.0.0.0/8}, {@code 2001:db8::/32}.
 *
 * @param first its lowest address: everything after the prefix is zero
 * @param prefix how many bits its addresses share: 0 to 32, or to 128
 */
public record AddressBlock(ClientAddress first, int prefix) {

    private static final Pattern SHAPE = Pattern.compile("([0-9A-Fa-f:.]{2,45})(?:/([0-9]{1,3}))?");

    public AddressBlock {
        if (prefix < 0 || prefix > first.bytes().length() * Byte.SIZE) {
            throw new IllegalArgumentException("a prefix has 0 to 32 bits, or to 128 for IPv6: " + prefix);
        }
    }

    /** Reads CIDR notation; an address without a prefix is a network of one. Bits after the prefix must be zero. */
    public static Optional<AddressBlock> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return ClientAddress.parse(matcher.group(1)).flatMap(first -> {
            int most = first.bytes().length() * Byte.SIZE;
            int prefix = matcher.group(2) == null ? most : Integer.parseInt(matcher.group(2));
            return prefix > most
                    ? Optional.empty()
                    : Optional.of(new AddressBlock(first, prefix))
                            .filter(block -> first.block(prefix).equals(block));
        });
    }

    /** Whether the address lies in it. */
    public boolean contains(ClientAddress address) {
        return address.isV4() == first.isV4() && address.block(prefix).equals(this);
    }

    @Override
    public String toString() {
        try {
            return InetAddresses.toAddrString(
                            InetAddress.getByAddress(first.bytes().toArray())) + "/" + prefix;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }
}
