package org.nadir.fhiroperations.course;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;
import org.nadir.fhir.Canonical;
import org.nadir.fhir.PatientQueries;
import org.nadir.fhir.ResourceSource;
import org.nadir.fhiroperations.ResourceJson;

/**
 * {@code Patient/$treatment-course}: what is known of a stored patient, or of one who is sent along.
 *
 * <p>It is read by what reads for the cards, so that a picture of it cannot contradict them. Nothing is stored.
 */
public class TreatmentCourseOperation {

    private static final String NAME = "$treatment-course";
    private static final String DEFINITION = Canonical.BASE + "/OperationDefinition/treatment-course";

    private static final String ID = "[A-Za-z0-9.-]{1,64}";

    private final ResourceSource resources;
    private final CourseReader reader;
    private final ResourceJson json;

    TreatmentCourseOperation(ResourceSource resources, CourseReader reader, ResourceJson json) {
        this.resources = resources;
        this.reader = reader;
        this.json = json;
    }

    /** The course of a stored patient. */
    @Operation(name = NAME, typeName = "Patient", canonicalUrl = DEFINITION, idempotent = true)
    public Parameters ofStored(
            @IdParam IdType id, @ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        CourseRequest.takesNothing(body, request.getParameters());
        return CourseParameters.write(reader.read(record(id.getIdPart())));
    }

    /** The course of the patient whose resources the request brings. */
    @Operation(name = NAME, typeName = "Patient", canonicalUrl = DEFINITION)
    public Parameters ofPosted(@ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        List<JsonNode> sent = CourseRequest.resources(body, request.getParameters()).stream()
                .map(json::of)
                .toList();
        return CourseParameters.write(reader.read(SentRecord.ofOnePatient(sent)));
    }

    /** An id goes into a query, so it must be nothing more than an id. */
    private List<JsonNode> record(String id) {
        if (!id.matches(ID)
                || resources.fetch(PatientQueries.filled("patient", id)).isEmpty()) {
            throw new ResourceNotFoundException("There is no Patient with the id " + id);
        }
        return PatientQueries.record(resources, id);
    }
}
