package org.nadir.fhiroperations.cohort;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.nadir.fhir.Canonical;
import org.nadir.fhir.FhirJson;
import org.nadir.fhir.InvalidProtocolException;
import org.nadir.fhir.Protocols;
import org.nadir.fhir.ResourceSource;
import org.nadir.toxicity.protocol.Protocol;

/**
 * {@code $toxicity-summary}: counts all treated patients, those of a Group or the subjects of a ResearchStudy by their
 * worst CTCAE grade, with the published figures for the drug beside.
 *
 * <p>One pass; one patient's record at a time.
 */
public class ToxicitySummaryOperation {

    private static final String NAME = "$toxicity-summary";
    private static final String OF_ALL = Canonical.BASE + "/OperationDefinition/toxicity-summary";
    private static final String OF_COHORT = Canonical.BASE + "/OperationDefinition/cohort-toxicity-summary";

    private static final String ID = "[A-Za-z0-9.-]{1,64}";

    private final ResourceSource resources;
    private final Protocols protocols;
    private final String defaultProtocol;
    private final SummaryAnswers answers;

    ToxicitySummaryOperation(
            ResourceSource resources, Protocols protocols, String defaultProtocol, SummaryAnswers answers) {
        this.resources = resources;
        this.protocols = protocols;
        this.defaultProtocol = defaultProtocol;
        this.answers = answers;
    }

    /** Counts all treated patients. */
    @Operation(name = NAME, typeName = "Patient", canonicalUrl = OF_ALL, idempotent = true)
    public IBaseResource ofAll(@ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        SummaryRequest asked = SummaryRequest.of(body, request.getParameters());
        return answers.answer(new AllPatients(resources), terms(asked, Optional.empty()), request);
    }

    /** Counts the members of a Group. */
    @Operation(name = NAME, typeName = "Group", canonicalUrl = OF_COHORT, idempotent = true)
    public IBaseResource ofGroup(
            @IdParam IdType id, @ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        SummaryRequest asked = SummaryRequest.of(body, request.getParameters());
        JsonNode group = read("Group", id);
        SummaryTerms terms = terms(asked, Optional.empty());
        return answers.answer(new GroupMembers(resources, group, terms.period()), terms, request);
    }

    /** Counts the subjects of a ResearchStudy, by arm. */
    @Operation(name = NAME, typeName = "ResearchStudy", canonicalUrl = OF_COHORT, idempotent = true)
    public IBaseResource ofStudy(
            @IdParam IdType id, @ResourceParam @Nullable IBaseResource body, RequestDetails request) {
        SummaryRequest asked = SummaryRequest.of(body, request.getParameters());
        JsonNode study = read("ResearchStudy", id);
        return answers.answer(new StudySubjects(resources, study), terms(asked, protocolOf(study)), request);
    }

    private SummaryTerms terms(SummaryRequest asked, Optional<String> ofTheStudy) {
        String canonical = asked.protocol().or(() -> ofTheStudy).orElse(defaultProtocol);
        return SummaryTerms.of(asked, protocol(canonical));
    }

    private Protocol protocol(String canonical) {
        try {
            return protocols
                    .find(canonical)
                    .orElseThrow(() -> new InvalidRequestException(
                            "The parameter protocol is '%s', and no such PlanDefinition is stored"
                                    .formatted(canonical)));
        } catch (InvalidProtocolException noProtocol) {
            throw new InvalidRequestException(
                    "The parameter protocol is '%s', which is no protocol of ours".formatted(canonical));
        }
    }

    private Optional<String> protocolOf(JsonNode study) {
        for (JsonNode reference : study.path("protocol")) {
            Optional<String> canonical = FhirJson.target(reference)
                    .filter(target -> target.startsWith("PlanDefinition/"))
                    .flatMap(target -> resources.fetch(target).stream().findFirst())
                    .flatMap(plan -> FhirJson.text(plan, "url"));
            if (canonical.isPresent()) {
                return canonical;
            }
        }
        return Optional.empty();
    }

    private JsonNode read(String type, IdType id) {
        String plain = id.getIdPart();
        return (plain.matches(ID) ? resources.fetch(type + "/" + plain) : List.<JsonNode>of())
                .stream()
                        .findFirst()
                        .orElseThrow(() ->
                                new ResourceNotFoundException("There is no %s with the id %s".formatted(type, plain)));
    }
}
