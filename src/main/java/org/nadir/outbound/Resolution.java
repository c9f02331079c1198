package org.nadir.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** Finds the addresses behind a host, all of which must be allowed: one bad address among good ones is an attack. */
record Resolution(HostNames names, ListedAddresses listed) {

    /** A name service; the machine's own, or that of a test. */
    @FunctionalInterface
    interface HostNames {

        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** Says that an address may not be called, where only an unknown host could be said. */
    static final class RefusedAddressException extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        RefusedAddressException(String message) {
            super(message);
        }
    }

    /**
     * The addresses to connect to.
     *
     * @throws RefusedAddressException when one of them may not be called
     */
    List<InetAddress> of(String host, int port) throws UnknownHostException {
        List<InetAddress> found = addresses(host);
        for (InetAddress address : found) {
            if (!mayBeCalled(address, host, port)) {
                throw new RefusedAddressException(
                        "its host is on a private or special network; an operator can allow it in %s"
                                .formatted(OutboundProperties.PRIVATE_ADDRESSES));
            }
        }
        return found;
    }

    /** Whether the operator listed this host, by its name or by all of its addresses, and so knows how it is reached. */
    boolean isListed(String host, int port) throws UnknownHostException {
        return listed.hasName(host, port)
                || addresses(host).stream().allMatch(address -> listed.hasAddress(address, port));
    }

    private List<InetAddress> addresses(String host) throws UnknownHostException {
        Optional<InetAddress> written = HostText.address(host);
        return written.isPresent() ? List.of(written.get()) : List.of(names.addresses(host));
    }

    private boolean mayBeCalled(InetAddress address, String host, int port) {
        return switch (AddressKind.of(address)) {
            case PUBLIC -> true;
            case PRIVATE -> listed.hasAddress(address, port) || listed.hasName(host, port);
            case SPECIAL -> listed.hasAddress(address, port);
        };
    }
}
