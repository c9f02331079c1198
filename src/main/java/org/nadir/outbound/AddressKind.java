package org.nadir.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an address leads to.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry/">IANA: special-purpose addresses</a>
 */
enum AddressKind {
    /** The internet. */
    PUBLIC,
    /** The own machine or network: only where the operator lists it. */
    PRIVATE,
    /** Metadata of a cloud, neighbours without an address, groups, nobody: a name is not enough, list the address itself. */
    SPECIAL;

    private static final List<CidrBlock> SPECIAL_BLOCKS = blocks(
            "0.0.0.0/8",
            "169.254.0.0/16", // link-local, and the metadata of most clouds
            "168.63.129.16/32", // Azure's host
            "100.100.100.200/32", // Alibaba's metadata
            "192.0.0.0/24", // protocol assignments, and Oracle's metadata
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/128",
            "fd00:ec2::/32", // Amazon's metadata
            "fd20:ce::/32", // Google's metadata
            "fe80::/10",
            "ff00::/8");

    private static final List<CidrBlock> PRIVATE_BLOCKS = blocks(
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "172.16.0.0/12",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "2001::/23", // Teredo, ORCHID and other assignments that are no hosts of the internet
            "2001:db8::/32",
            "3fff::/20");

    /** All that is handed out to hosts of the internet. */
    private static final CidrBlock GLOBAL_IPV6 = CidrBlock.of("2000::/3");

    private static final CidrBlock SIX_TO_FOUR = CidrBlock.of("2002::/16");

    /** Those that hold an IPv4 address in their last four bytes. */
    private static final List<CidrBlock> IPV4_LAST =
            blocks("::/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48");

    /** The kind of an address; one that holds an IPv4 address leads where that leads. */
    static AddressKind of(InetAddress address) {
        if (isIn(SPECIAL_BLOCKS, address)) {
            return SPECIAL;
        }
        Optional<InetAddress> held = held(address);
        if (held.isPresent()) {
            AddressKind kind = of(held.get());
            boolean isTranslated = CidrBlock.of("64:ff9b::/96").contains(address) || SIX_TO_FOUR.contains(address);
            return kind == PUBLIC && !isTranslated ? PRIVATE : kind;
        }
        boolean isHost = address instanceof Inet4Address || GLOBAL_IPV6.contains(address);
        return isHost && !isIn(PRIVATE_BLOCKS, address) ? PUBLIC : PRIVATE;
    }

    private static Optional<InetAddress> held(InetAddress address) {
        if (address instanceof Inet4Address || address.isLoopbackAddress()) {
            return Optional.empty();
        }
        byte[] bytes = address.getAddress();
        // ISATAP: the address of an interface that holds an IPv4 address.
        boolean isIsatap = (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
        if (isIsatap || isIn(IPV4_LAST, address)) {
            return Optional.of(ipv4(bytes, 12));
        }
        return SIX_TO_FOUR.contains(address) ? Optional.of(ipv4(bytes, 2)) : Optional.empty();
    }

    private static InetAddress ipv4(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isIn(List<CidrBlock> blocks, InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static List<CidrBlock> blocks(String... texts) {
        return Arrays.stream(texts).map(CidrBlock::of).toList();
    }
}
