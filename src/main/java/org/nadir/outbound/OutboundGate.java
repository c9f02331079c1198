package org.nadir.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.nadir.outbound.OutboundException.Reason;
import org.nadir.outbound.Resolution.HostNames;
import org.nadir.outbound.Resolution.RefusedAddressException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Calls other servers for every room: only allowed addresses, within bounds, without redirects.
 *
 * <p>A name is resolved when the connection is made, every address found is judged, and the connection goes to those
 * very addresses, so that a name that changes between a check and a call gains nothing.
 */
@Component
@EnableConfigurationProperties(OutboundProperties.class)
public class OutboundGate implements AutoCloseable {

    private static final Bounds NAME_SERVICE = new Bounds(Duration.ofSeconds(5), 1);

    private final OutboundProperties properties;
    private final Resolution resolution;
    private final Exchange exchange;

    /** The gate of a server with these settings. */
    @Autowired
    public OutboundGate(OutboundProperties properties) {
        this(properties, InetAddress::getAllByName);
    }

    OutboundGate(OutboundProperties properties, HostNames names) {
        this(properties, new Resolution(names, ListedAddresses.of(properties.privateAddresses())));
    }

    private OutboundGate(OutboundProperties properties, Resolution resolution) {
        this.properties = properties;
        this.resolution = resolution;
        this.exchange = new Exchange(resolution, properties);
    }

    /**
     * A gate that may call one more origin, which the operator listed in a setting of another room; nothing is opened for
     * other callers, and no connection is shared with them.
     */
    public OutboundGate withListed(URI address) {
        return new OutboundGate(
                properties,
                new Resolution(resolution.names(), resolution.listed().and(Origin.of(address))));
    }

    /**
     * Refuses an address that could not be called whatever is listed, without asking a name service.
     *
     * @throws OutboundException with the reason {@code REFUSED}
     */
    public static void checkForm(URI address) {
        var unused = Origin.of(address);
    }

    /**
     * Refuses an address that must not be called. A host that is not known now is no reason: it is judged again when it
     * is called.
     *
     * @throws OutboundException with the reason {@code REFUSED}
     */
    public void check(URI address) {
        Origin origin = Origin.of(address);
        try {
            Timed.call(() -> resolution.of(origin.host(), origin.port()), NAME_SERVICE, () -> {});
        } catch (RefusedAddressException refused) {
            throw new OutboundException(Reason.REFUSED, String.valueOf(refused.getMessage()));
        } catch (IOException unknown) {
            return;
        } catch (OutboundException slow) {
            if (slow.reason() != Reason.TIME) {
                throw slow;
            }
        }
    }

    /**
     * Sends a request and reads the whole answer. A redirect is an answer like any other: it is not followed.
     *
     * @throws OutboundException when the address is refused, a bound is passed or the other server fails
     */
    public OutboundAnswer send(OutboundRequest request, Bounds bounds) {
        Origin origin = Origin.of(request.address());
        Headers.check(request.headers());
        if (!origin.isEncrypted() && Headers.holdSecret(request.headers()) && !isListed(origin)) {
            throw new OutboundException(
                    Reason.REFUSED,
                    "a token is only sent by https, or by http to a host that an operator lists in %s"
                            .formatted(OutboundProperties.PRIVATE_ADDRESSES));
        }
        return exchange.send(request, bounds);
    }

    private boolean isListed(Origin origin) {
        try {
            return Timed.call(() -> resolution.isListed(origin.host(), origin.port()), NAME_SERVICE, () -> {});
        } catch (UnknownHostException unknown) {
            throw new OutboundException(Reason.FAILED, "its host is not known");
        } catch (IOException failed) {
            throw new OutboundException(Reason.FAILED, "the server could not be read");
        }
    }

    @Override
    public void close() {
        exchange.close();
    }
}
