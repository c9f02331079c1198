package org.nadir.fhirserver.demo;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;

/**
 * A synthetic patient with a whole course, as its file in {@code demo/courses} tells it.
 *
 * @param story one sentence on what this patient shows
 * @param expectedCards topics of {@code management-action} that the patient-view service advises on the day of loading,
 *     each with the card's indicator; empty where it says nothing
 */
public record DemoCourse(
        Person person, Setting setting, String story, Map<String, String> expectedCards, List<DemoEvent> events) {

    public DemoCourse {
        expectedCards = Collections.unmodifiableMap(new LinkedHashMap<>(expectedCards));
        events = List.copyOf(events);
    }

    public String id() {
        return person.id();
    }

    /** Who the patient is; the id is the logical id of the Patient resource. */
    public record Person(String id, String family, String given, LocalDate born, AdministrativeGender sex) {}

    /** Where the patient is treated: the laboratory's units and the part of the study. */
    public record Setting(UnitSystem units, StudyPart study) {}

    /** The units a laboratory reports in. */
    public enum UnitSystem {
        US,
        SI
    }

    /** The part of the demo study a patient takes part in. */
    public enum StudyPart {
        NONE,
        ESCALATION,
        EXPANSION
    }
}
