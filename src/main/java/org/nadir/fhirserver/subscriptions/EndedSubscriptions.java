package org.nadir.fhirserver.subscriptions;

import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Turns Subscriptions off when their {@code end} comes, which HAPI does not look at, and deletes them a day later: an app that
 * was closed in the middle leaves nothing behind.
 */
final class EndedSubscriptions implements SmartInitializingSingleton, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(EndedSubscriptions.class);

    /** For whoever wants to see what became of it. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final int AT_ONCE = 500;

    private final IFhirResourceDao<Subscription> subscriptions;
    private final Clock clock;
    private final ScheduledExecutorService minutes = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("subscription-ends").daemon().factory());

    EndedSubscriptions(IFhirResourceDao<Subscription> subscriptions, Clock clock) {
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        minutes.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.MINUTES);
    }

    @Override
    public void destroy() {
        minutes.shutdown();
    }

    private void look() {
        try {
            endThoseThatAreOver(clock.instant());
        } catch (BaseServerResponseException | DataAccessException | TransactionException failed) {
            LOG.warn(
                    "Subscriptions that have ended were not looked for, trying again in a minute: {}",
                    failed.getClass().getName());
        }
    }

    /** Turns off and deletes what is over at this time. */
    void endThoseThatAreOver(Instant now) {
        List<IBaseResource> some;
        int seen = 0;
        do {
            SearchParameterMap page = SearchParameterMap.newSynchronous();
            page.setOffset(seen);
            page.setCount(AT_ONCE);
            some = subscriptions.search(page, new SystemRequestDetails()).getAllResources();
            seen += some.size();
            some.forEach(found -> end((Subscription) found, now));
        } while (some.size() == AT_ONCE);
    }

    private void end(Subscription subscription, Instant now) {
        if (!subscription.hasEnd() || subscription.getEnd().toInstant().isAfter(now)) {
            return;
        }
        try {
            if (!subscription.getEnd().toInstant().plus(KEPT).isAfter(now)) {
                subscriptions.delete(
                        subscription.getIdElement().toUnqualifiedVersionless(), new SystemRequestDetails());
            } else if (subscription.getStatus() != SubscriptionStatus.OFF) {
                subscription.setStatus(SubscriptionStatus.OFF);
                subscriptions.update(subscription, new SystemRequestDetails());
            }
        } catch (BaseServerResponseException changed) {
            // Somebody wrote it meanwhile, perhaps another node: the next minute will tell.
            LOG.debug("A Subscription was not ended: {}", changed.getClass().getName());
        }
    }
}
