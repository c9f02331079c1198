package org.nadir.fhirserver.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;

class DemoDataTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T10:17:31Z"), ZoneOffset.UTC);

    private final List<String> patients = new DemoCourseReader()
            .readShipped().stream().map(course -> "Patient/" + course.id()).toList();
    private final MemoryStore store = new MemoryStore();

    @Test
    void emptyStoreGetsAllPatientsOneTransactionEachAndTheMarkLast() {
        new DemoData(store, CLOCK).load();

        assertThat(store.urls).containsAll(patients).last().isEqualTo("Provenance/demo-patients");
        assertThat(store.transactions).isEqualTo(patients.size() + 1);
    }

    @Test
    void completedLoadIsNotRepeatedEvenAfterAPatientWasDeleted() {
        new DemoData(store, CLOCK).load();
        store.urls.remove(patients.getFirst());

        new DemoData(store, CLOCK).load();

        assertThat(store.urls).doesNotContain(patients.getFirst());
        assertThat(store.transactions).isEqualTo(patients.size() + 1);
    }

    @Test
    void interruptedLoadGoesOnWithTheMissingPatients() {
        store.failAfter = 3;
        assertThatThrownBy(() -> new DemoData(store, CLOCK).load()).isInstanceOf(IllegalStateException.class);
        assertThat(store.urls).doesNotContain("Provenance/demo-patients");

        store.failAfter = Integer.MAX_VALUE;
        new DemoData(store, CLOCK).load();

        assertThat(store.urls).containsAll(patients).contains("Provenance/demo-patients");
        assertThat(store.transactions).isEqualTo(patients.size() + 1);
    }

    @Test
    void storeWithOtherPatientsIsLeftAlone() {
        store.urls.add("Patient/somebody");

        new DemoData(store, CLOCK).load();

        assertThat(store.urls).containsExactly("Patient/somebody");
    }

    /** Keeps the addresses of what it was given. */
    private static final class MemoryStore implements DemoStore {

        private final Set<String> urls = new LinkedHashSet<>();
        private int transactions;
        private int failAfter = Integer.MAX_VALUE;

        @Override
        public boolean holdsAnyPatient() {
            return urls.stream().anyMatch(url -> url.startsWith("Patient/"));
        }

        @Override
        public boolean holds(String type, String id) {
            return urls.contains(type + "/" + id);
        }

        @Override
        public void execute(Bundle transaction) {
            if (transactions == failAfter) {
                throw new IllegalStateException("the power failed");
            }
            transactions++;
            transaction.getEntry().forEach(entry -> urls.add(entry.getRequest().getUrl()));
        }
    }
}
