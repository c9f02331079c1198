package org.nadir.fhiroperations.apply;

import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nadir.fhir.ChartReader;
import org.nadir.fhir.NoProtocolException;
import org.nadir.fhir.PatientQueries;
import org.nadir.fhir.ProtocolChoice;
import org.nadir.fhir.ResourceSource;
import org.nadir.toxicity.Assessment;
import org.nadir.toxicity.chart.PatientChart;
import org.nadir.toxicity.protocol.Protocol;

/**
 * Applies a protocol to a stored patient, outside any event and with no orders in hand.
 *
 * <p>Where the cards of the patient follow the same protocol, its version of CTCAE and the doubts about the study are
 * taken as the cards take them, so that the advice is the same one.
 */
final class ProtocolApplication {

    private final ResourceSource resources;
    private final ProtocolChoice choice;
    private final Assessment assessment;
    private final Clock clock;

    ProtocolApplication(ResourceSource resources, ProtocolChoice choice, Assessment assessment, Clock clock) {
        this.resources = resources;
        this.choice = choice;
        this.assessment = assessment;
        this.clock = clock;
    }

    AppliedProtocol apply(Protocol addressed, String patientId) {
        Instant now = clock.instant();
        List<JsonNode> record = record(patientId);
        Terms terms = terms(addressed, record, now);
        PatientChart chart = ChartReader.read(record, List.of(), terms.doubts(), now);
        return new AppliedProtocol(
                terms.protocol(),
                new AppliedProtocol.Subject(patientId, chart),
                assessment.assess(chart, terms.protocol(), now),
                terms.remarks(),
                now);
    }

    /** By what is assessed, and what is said of that. */
    private record Terms(Protocol protocol, List<String> doubts, List<String> remarks) {}

    private Terms terms(Protocol addressed, List<JsonNode> record, Instant now) {
        Optional<ProtocolChoice.Chosen> chosen = chosen(record, now);
        if (chosen.isEmpty()) {
            return new Terms(addressed, List.of(), List.of());
        }
        Protocol ofTheCards = chosen.get().protocol();
        return ofTheCards.canonical().equals(addressed.canonical())
                ? new Terms(
                        addressed.withCtcaeVersion(ofTheCards.ctcaeVersion()),
                        chosen.get().doubts(),
                        List.of())
                : new Terms(
                        addressed,
                        List.of(),
                        List.of("The cards and alerts for this patient follow another protocol: %s (%s)."
                                .formatted(ofTheCards.title(), ofTheCards.canonical())));
    }

    /** That no protocol is there for the cards is no reason to refuse one that was asked for by name. */
    private Optional<ProtocolChoice.Chosen> chosen(List<JsonNode> record, Instant now) {
        try {
            return Optional.of(choice.choose(record, now));
        } catch (NoProtocolException none) {
            return Optional.empty();
        }
    }

    private List<JsonNode> record(String patientId) {
        if (resources.fetch(PatientQueries.filled("patient", patientId)).isEmpty()) {
            throw new ResourceNotFoundException(
                    "The parameter subject is Patient/%s, and there is no such Patient".formatted(patientId));
        }
        return PatientQueries.record(resources, patientId);
    }
}
