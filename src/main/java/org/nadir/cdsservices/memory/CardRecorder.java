package org.nadir.cdsservices.memory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.nadir.fhir.CardAnswer;
import org.nadir.fhir.CardSystems;
import org.nadir.fhir.GuidanceResponses;
import org.nadir.fhir.IssuedCard;
import org.nadir.fhir.ResourceStore;

/**
 * Keeps each new card as a GuidanceResponse, behind the answer: a hook never waits for a write.
 *
 * <p>When more cards come than can be written, some are left out, with a line in the log. That is allowed: the card itself
 * was answered, the next call that gives it tries again, an override of it is found by its uuid, and the export names it
 * as not recorded. What is lost meanwhile is only that a card with newer evidence can tell of that override. A server
 * that is stopped first writes what is waiting.
 */
public final class CardRecorder implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(CardRecorder.class.getName());

    private static final int MOST_WAITING = 1_000;
    private static final int MOST_REMEMBERED = 20_000;
    private static final int SECONDS_TO_FINISH = 15;

    /** A full queue stays full for a while; one line in the log for each thousand cards left out. */
    private static final int LINE_EACH = 1_000;

    private static final Pattern REFERENCE = Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9\\-.]{1,64}");
    private static final Pattern CARD = Pattern.compile("[0-9a-f-]{36}");

    private final ResourceStore store;
    private final AtomicLong leftOut = new AtomicLong();

    /** The patient's token by card: cards that are written or about to be. */
    private final Map<String, String> seen = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_REMEMBERED;
        }
    });

    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), CardRecorder::thread);

    public CardRecorder(ResourceStore store) {
        this.store = store;
    }

    /** Takes cards that were just answered; those seen before cost nothing. */
    public void issued(List<IssuedCard> cards) {
        for (IssuedCard card : cards) {
            if (seen.putIfAbsent(card.uuid(), card.patient().token()) == null) {
                enqueue(card);
            }
        }
    }

    /** The token of the patient whom a card was about; empty for a card that was never recorded. */
    public Optional<String> patientOf(String card) {
        Optional<String> recent = Optional.ofNullable(seen.get(card));
        if (recent.isPresent() || !CARD.matcher(card).matches()) {
            return recent;
        }
        return store.fetch("GuidanceResponse/" + card).stream()
                .map(response -> CardAnswer.identifier(response, CardSystems.PATIENT))
                .filter(token -> !token.isEmpty())
                .findFirst();
    }

    /** Returns when the cards taken so far are written. */
    public void awaitIdle() {
        try {
            writer.submit(() -> {}).get(SECONDS_TO_FINISH, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            throw new IllegalStateException("Cards are still being written", late);
        }
    }

    /** Writes what is waiting and ends. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0} cards were not recorded",
                        writer.getQueue().size());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void enqueue(IssuedCard card) {
        try {
            writer.execute(() -> save(card));
        } catch (RejectedExecutionException full) {
            seen.remove(card.uuid());
            long before = leftOut.getAndIncrement();
            if (before % LINE_EACH == 0) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Cards are not recorded, too many are waiting: {0} since the start",
                        before + 1);
            }
        }
    }

    private void save(IssuedCard card) {
        boolean done = false;
        try {
            // The first issue counts; another node may have written it.
            if (!isKept("GuidanceResponse/" + card.uuid())) {
                store.save(GuidanceResponses.write(card, this::isKept));
            }
            done = true;
        } finally {
            if (!done) {
                seen.remove(card.uuid());
            }
        }
    }

    private boolean isKept(String reference) {
        return REFERENCE.matcher(reference).matches() && !store.fetch(reference).isEmpty();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "cards");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, reason) -> LOG.log(
                System.Logger.Level.WARNING,
                "A card is not recorded: {0}",
                reason.getClass().getName()));
        return thread;
    }
}
