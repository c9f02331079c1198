package org.nadir.outbound;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The private addresses that an operator lets this server call. */
record ListedAddresses(List<Entry> entries) {

    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[^\\]]+\\]|[^:/\\[\\]]+)(?::([0-9]{1,5}))?");

    /** One thing that is listed. */
    sealed interface Entry permits Block, Name {}

    /** Addresses, on one port or on all (0). */
    record Block(CidrBlock block, int port) implements Entry {}

    /** A host as it is named in the address that is called, on one port or on all (0). */
    record Name(String host, int port) implements Entry {}

    /** Reads the setting; what cannot be read stops the start. */
    static ListedAddresses of(List<String> texts) {
        return new ListedAddresses(
                texts.stream().map(text -> entry(text.strip())).toList());
    }

    /** The same and one origin that is listed elsewhere. */
    ListedAddresses and(Origin origin) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(HostText.address(origin.host())
                .<Entry>map(address -> new Block(CidrBlock.of(origin.host()), origin.port()))
                .orElseGet(() -> new Name(origin.host(), origin.port())));
        return new ListedAddresses(List.copyOf(more));
    }

    boolean hasName(String host, int port) {
        return entries.stream()
                .anyMatch(entry -> entry instanceof Name name
                        && name.host().equals(host)
                        && (name.port() == 0 || name.port() == port));
    }

    boolean hasAddress(InetAddress address, int port) {
        return entries.stream()
                .anyMatch(entry -> entry instanceof Block block
                        && block.block().contains(address)
                        && (block.port() == 0 || block.port() == port));
    }

    private static Entry entry(String text) {
        Optional<CidrBlock> block = CidrBlock.parse(text);
        if (block.isPresent()) {
            return new Block(block.get(), 0);
        }
        Matcher parts = HOST_AND_PORT.matcher(text);
        if (parts.matches()) {
            int port = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
            Optional<CidrBlock> address = CidrBlock.parse(parts.group(1));
            if (port <= 65535 && address.isPresent()) {
                return new Block(address.get(), port);
            }
            if (port <= 65535 && HostText.isName(parts.group(1))) {
                return new Name(parts.group(1).toLowerCase(Locale.ROOT), port);
            }
        }
        throw new IllegalArgumentException(
                ("%s: %s is no block such as 10.1.0.0/16, no address, and no name such as ehr.internal or"
                                + " ehr.internal:8443")
                        .formatted(OutboundProperties.PRIVATE_ADDRESSES, text));
    }
}
