package org.nadir.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/** A block of addresses such as {@code 10.0.0.0/8} or {@code fc00::/7}. */
record CidrBlock(InetAddress first, int length) {

    /** Reads a block or a single address; empty where the text is neither. */
    static Optional<CidrBlock> parse(String text) {
        String[] parts = text.split("/", 2);
        return HostText.address(parts[0]).flatMap(address -> {
            int bits = address.getAddress().length * 8;
            if (parts.length == 1) {
                return Optional.of(new CidrBlock(address, bits));
            }
            return parts[1].matches("[0-9]{1,3}") && Integer.parseInt(parts[1]) <= bits
                    ? Optional.of(new CidrBlock(address, Integer.parseInt(parts[1])))
                    : Optional.empty();
        });
    }

    /** A block that is written in the code. */
    static CidrBlock of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    /** Whether an address of the same family lies in this block. */
    boolean contains(InetAddress address) {
        if (first instanceof Inet4Address != address instanceof Inet4Address) {
            return false;
        }
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        for (int bit = 0; bit < length; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
