package org.nadir.fhirserver.demo;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Provenance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the demo patients into an empty store.
 *
 * <p>Each patient is one transaction, and {@value #MARK} is written last: a store that holds it is never loaded again,
 * not even after patients were deleted. A load that was interrupted goes on with the patients that are missing. A store
 * that holds patients but none of ours belongs to somebody and is left alone.
 */
public final class DemoData {

    /** The Provenance that names the demo patients and marks the load as complete. */
    static final String MARK = "demo-patients";

    private static final Logger log = LoggerFactory.getLogger(DemoData.class);

    private final DemoStore store;
    private final Clock clock;
    private final List<DemoCourse> courses;

    public DemoData(DemoStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.courses = new DemoCourseReader().readShipped();
    }

    /** Loads what is missing, unless the load was completed before or the store holds other patients. */
    public void load() {
        if (store.holds("Provenance", MARK)) {
            return;
        }
        boolean interrupted = courses.stream().anyMatch(this::isLoaded);
        if (!interrupted && store.holdsAnyPatient()) {
            log.info("No demo patients: the store holds patients already");
            return;
        }
        for (int index = 0; index < courses.size(); index++) {
            load(courses.get(index), index + 1);
        }
        store.execute(end());
    }

    private void load(DemoCourse course, int number) {
        if (isLoaded(course)) {
            log.info("Demo patient {} of {}: {} is there already", number, courses.size(), course.id());
            return;
        }
        log.info("Demo patient {} of {}: {}", number, courses.size(), course.id());
        store.execute(DemoBundle.of(course, clock));
    }

    private boolean isLoaded(DemoCourse course) {
        return store.holds("Patient", course.id());
    }

    /** What is written last: somebody who may be signed in as, and the mark. */
    private Bundle end() {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        for (DomainResource resource : List.of(oncologist(), mark())) {
            bundle.addEntry()
                    .setResource(resource)
                    .getRequest()
                    .setMethod(HTTPVerb.PUT)
                    .setUrl(resource.fhirType() + "/" + resource.getIdPart());
        }
        return bundle;
    }

    private static Practitioner oncologist() {
        Practitioner oncologist = new Practitioner();
        oncologist.setId("demo-oncologist");
        oncologist.getMeta().addSecurity(DemoBundle.TEST_DATA.coding());
        oncologist.addName().setFamily("Demo").addGiven("Oncologist");
        return oncologist;
    }

    private Provenance mark() {
        Provenance provenance = new Provenance();
        provenance.setId(MARK);
        provenance.setRecorded(Date.from(clock.instant()));
        provenance.addAgent().getWho().setDisplay("Nadir, loading its synthetic demo patients");
        courses.forEach(course -> provenance.addTarget().setReference("Patient/" + course.id()));
        return provenance;
    }
}
