package org.nadir.security.fhiraccess;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.nadir.security.scopes.Permission;

/** What a caller needs for each operation that this server offers; one that is not here is open to nobody. */
class OperationRules {

    /** What an assessment reads of a patient: see {@code org.nadir.fhir.PatientQueries}. */
    private static final List<String> CHART = List.of(
            "Patient",
            "Observation",
            "MedicationRequest",
            "Condition",
            "ServiceRequest",
            "Procedure",
            "QuestionnaireResponse",
            "ResearchSubject");

    private static final List<String> COHORT = List.of("Patient", "Observation", "MedicationRequest");
    private static final List<String> FEEDBACK = List.of("GuidanceResponse", "Communication");

    private static final Set<String> OF_EXPORT = Set.of("$export", "$export-status", "$export-file");

    private final InteractionRules rules;

    OperationRules(InteractionRules rules) {
        this.rules = rules;
    }

    /** The operations that are judged here. */
    static Set<String> known() {
        return Set.of(
                "$apply",
                "$cds-feedback-export",
                "$ctcae-grade",
                "$everything",
                "$expand",
                "$explain",
                "$export",
                "$export-file",
                "$export-status",
                "$get-ws-binding-token",
                "$lastn",
                "$lookup",
                "$toxicity-summary",
                "$toxicity-summary-status",
                "$treatment-course",
                "$validate",
                "$validate-code");
    }

    /** Refuses by an exception. */
    void check(Access access, RequestDetails request) {
        String type = String.valueOf(request.getResourceName());
        String name = String.valueOf(request.getOperation());
        switch (name) {
            case "$validate" -> id(request).ifPresent(id -> read(access, type, id));
            case "$expand", "$explain", "$lookup", "$validate-code" -> {
                if (access.visible(type) instanceof Extent.Nothing) {
                    throw Refusals.needs(access.missing(type, "r"));
                }
                id(request).ifPresent(id -> read(access, type, id));
            }
            case "$ctcae-grade" -> checkGrading(access, type, request);
            case "$everything", "$get-ws-binding-token" ->
                read(access, type, id(request).orElse(""));
            case "$lastn" -> checkLatest(access, request);
            case "$apply" -> checkApplication(access, request);
            case "$toxicity-summary" -> {
                id(request).ifPresent(id -> read(access, type, id));
                COHORT.forEach(one -> whole(access, one));
            }
            // Whose it is, the operation asks of GrantedOwner.
            case "$toxicity-summary-status" -> COHORT.forEach(one -> whole(access, one));
            case "$treatment-course" -> checkCourse(access, request);
            case "$cds-feedback-export" -> FEEDBACK.forEach(one -> whole(access, one));
            default -> checkOther(access, name, request);
        }
    }

    /** An export is judged by {@code GrantedExports}; before that nothing may be told of groups and patients. */
    private void checkOther(Access access, String name, RequestDetails request) {
        if (!OF_EXPORT.contains(name)) {
            throw Refusals.needs("system/*.cruds");
        }
        if (!access.reachesEveryone()) {
            throw Refusals.needs("system/*.rs, or one for each type that is exported");
        }
        id(request).ifPresent(id -> read(access, String.valueOf(request.getResourceName()), id));
    }

    /** Posted results are the caller's own. */
    private void checkGrading(Access access, String type, RequestDetails request) {
        id(request).ifPresent(id -> {
            read(access, type, id);
            if (type.equals("Patient")) {
                allOf(access, "Observation", id);
            }
        });
    }

    /** A posted record is the caller's own. */
    private void checkCourse(Access access, RequestDetails request) {
        id(request).ifPresent(id -> {
            read(access, "Patient", id);
            CHART.forEach(type -> allOf(access, type, id));
        });
    }

    private void checkLatest(Access access, RequestDetails request) {
        List<String> patients = values(request, "patient", "subject").toList();
        rules.checkType(access, Interaction.onType(Permission.SEARCH, "Observation"));
        patients.forEach(patient -> allOf(access, "Observation", patient));
        if (patients.isEmpty()) {
            whole(access, "Observation");
        }
    }

    private void checkApplication(Access access, RequestDetails request) {
        if (access.visible("PlanDefinition") instanceof Extent.Nothing) {
            throw Refusals.needs(access.missing("PlanDefinition", "r"));
        }
        id(request).ifPresent(id -> read(access, "PlanDefinition", id));
        List<String> patients = values(request, "subject").toList();
        for (String type : CHART) {
            if (access.visible(type) instanceof Extent.Nothing) {
                throw Refusals.needs(access.missing(type, "rs"));
            }
            patients.forEach(patient -> allOf(access, type, patient));
        }
    }

    private void read(Access access, String type, String id) {
        rules.check(access, Interaction.onInstance(Permission.READ, type, id));
    }

    /** All resources of a type about a patient; a filter in the scope would leave some out. */
    private static void allOf(Access access, String type, String patient) {
        switch (access.visible(type)) {
            case Extent.Whole whole -> {}
            case Extent.Nothing nothing -> throw Refusals.needs(access.missing(type, "rs"));
            case Extent.Within within -> {
                if (!within.patients().isEmpty() && !within.patients().contains(patient)) {
                    throw Refusals.unknown("Patient", patient);
                }
                if (!within.wholePatients().contains(patient)) {
                    throw Refusals.needs(access.missing(type, "rs") + " without a filter");
                }
            }
        }
    }

    private static void whole(Access access, String type) {
        if (!(access.visible(type) instanceof Extent.Whole)) {
            throw Refusals.needs("system/" + type + ".rs");
        }
    }

    private static Optional<String> id(RequestDetails request) {
        return Optional.ofNullable(request.getId()).filter(id -> id.hasIdPart()).map(id -> id.getIdPart());
    }

    /** The ids that a parameter gives, in the address or in the body, whichever the operation will take. */
    private static Stream<String> values(RequestDetails request, String... names) {
        List<String> wanted = List.of(names);
        Stream<String> inAddress = request.getParameters().entrySet().stream()
                .filter(parameter -> wanted.contains(parameter.getKey()))
                .flatMap(parameter -> Arrays.stream(parameter.getValue()));
        Stream<String> inBody = body(request) instanceof Parameters parameters
                ? parameters.getParameter().stream()
                        .filter(parameter -> wanted.contains(parameter.getName()))
                        .map(parameter -> text(parameter.getValue()))
                : Stream.of();
        return Stream.concat(inAddress, inBody).map(text -> text.substring(text.lastIndexOf('/') + 1));
    }

    /** HAPI has not read it yet. */
    private static @Nullable IBaseResource body(RequestDetails request) {
        String body = new String(request.loadRequestContents(), StandardCharsets.UTF_8);
        @Nullable EncodingEnum encoding = body.isBlank() ? null : EncodingEnum.detectEncodingNoDefault(body);
        return encoding == null
                ? null
                : encoding.newParser(request.getFhirContext()).parseResource(body);
    }

    private static String text(@Nullable Type value) {
        return switch (value) {
            case Reference reference -> String.valueOf(reference.getReference());
            case PrimitiveType<?> primitive -> String.valueOf(primitive.getValueAsString());
            case null, default -> "";
        };
    }
}
