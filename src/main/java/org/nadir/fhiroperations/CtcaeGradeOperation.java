package org.nadir.fhiroperations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;
import org.nadir.ctcae.CtcaeVersion;
import org.nadir.fhir.Canonical;
import org.nadir.fhir.FhirJson;
import org.nadir.fhir.ObservationGrader;
import org.nadir.fhir.PatientQueries;
import org.nadir.fhir.ResourceSource;

/**
 * {@code $ctcae-grade}: grades posted Observations, a stored one, or all laboratory results of a patient.
 *
 * <p>Nothing is stored: a grade is derived again each time it is asked for.
 */
public class CtcaeGradeOperation {

    private static final String NAME = "$ctcae-grade";
    private static final String OF_OBSERVATIONS = Canonical.BASE + "/OperationDefinition/ctcae-grade";
    private static final String OF_PATIENT = Canonical.BASE + "/OperationDefinition/patient-ctcae-grade";

    private static final String ID = "[A-Za-z0-9.-]{1,64}";

    private final ResourceJson json;
    private final ResourceSource resources;
    private final Clock clock;

    CtcaeGradeOperation(ResourceJson json, ResourceSource resources, Clock clock) {
        this.json = json;
        this.resources = resources;
        this.clock = clock;
    }

    /** Grades the Observations that the request brings, in their order; their patients are not looked up. */
    @Operation(name = NAME, typeName = "Observation", canonicalUrl = OF_OBSERVATIONS)
    public Parameters gradePosted(@ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        GradeRequest asked = GradeRequest.withObservations(body, request.getParameters());
        GradingParameters gradings =
                new GradingParameters(asked.version(), ObservationGrader.of(asked.version(), clock.instant()));
        asked.observations().stream().map(json::of).forEach(gradings::add);
        return gradings.answer();
    }

    /** Grades one stored Observation. */
    @Operation(name = NAME, typeName = "Observation", canonicalUrl = OF_OBSERVATIONS, idempotent = true)
    public Parameters gradeStored(
            @IdParam IdType id, @ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        CtcaeVersion version = GradeRequest.versionOnly(body, request.getParameters());
        JsonNode observation = read("Observation", id);
        ObservationGrader grader = FhirJson.target(observation.path("subject"))
                .filter(subject -> subject.startsWith("Patient/"))
                .flatMap(this::find)
                .map(patient -> ObservationGrader.of(version, patient, clock.instant()))
                .orElseGet(() -> ObservationGrader.of(version, clock.instant()));
        return new GradingParameters(version, grader).add(observation).answer();
    }

    /** Grades all laboratory results of a patient, oldest first. */
    @Operation(name = NAME, typeName = "Patient", canonicalUrl = OF_PATIENT, idempotent = true)
    public Parameters gradeCourse(
            @IdParam IdType id, @ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        CtcaeVersion version = GradeRequest.versionOnly(body, request.getParameters());
        JsonNode patient = read("Patient", id);
        List<JsonNode> observations = resources.fetch(PatientQueries.filled("observations", id.getIdPart()));
        GradingParameters gradings =
                new GradingParameters(version, ObservationGrader.of(version, patient, clock.instant()));
        ObservationGrader.course(observations).forEach(gradings::add);
        return gradings.answer();
    }

    private JsonNode read(String type, IdType id) {
        return find(type + "/" + id.getIdPart())
                .orElseThrow(() ->
                        new ResourceNotFoundException("There is no %s with the id %s".formatted(type, id.getIdPart())));
    }

    /** An id goes into a query, so it must be nothing more than an id. */
    private Optional<JsonNode> find(String reference) {
        String id = reference.substring(reference.indexOf('/') + 1);
        return id.matches(ID) ? resources.fetch(reference).stream().findFirst() : Optional.empty();
    }
}
