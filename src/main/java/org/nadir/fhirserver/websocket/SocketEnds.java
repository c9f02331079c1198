package org.nadir.fhirserver.websocket;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Looks each second for websockets whose time is over. */
final class SocketEnds implements SmartInitializingSingleton, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SocketEnds.class);

    private final SubscriptionSockets sockets;
    private final ScheduledExecutorService seconds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("websocket-ends").daemon().factory());

    SocketEnds(SubscriptionSockets sockets) {
        this.sockets = sockets;
    }

    @Override
    public void afterSingletonsInstantiated() {
        seconds.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void destroy() {
        seconds.shutdown();
    }

    /** A socket that fails must not keep the others open for ever. */
    private void look() {
        try {
            sockets.closeWhatIsOver();
        } catch (RuntimeException failed) {
            LOG.warn("Websockets were not looked at: {}", failed.getClass().getName());
        }
    }
}
