package org.nadir.security.audit;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;

/** Says what was done by one FHIR request. */
final class FhirActs {

    private static final Map<RestOperationTypeEnum, Pattern> PATTERNS = new EnumMap<>(Map.ofEntries(
            Map.entry(RestOperationTypeEnum.CREATE, Pattern.CREATE),
            Map.entry(RestOperationTypeEnum.UPDATE, Pattern.UPDATE),
            Map.entry(RestOperationTypeEnum.PATCH, Pattern.UPDATE),
            Map.entry(RestOperationTypeEnum.DELETE, Pattern.DELETE),
            Map.entry(RestOperationTypeEnum.READ, Pattern.READ),
            Map.entry(RestOperationTypeEnum.VREAD, Pattern.READ),
            Map.entry(RestOperationTypeEnum.SEARCH_TYPE, Pattern.QUERY),
            Map.entry(RestOperationTypeEnum.SEARCH_SYSTEM, Pattern.QUERY),
            Map.entry(RestOperationTypeEnum.GET_PAGE, Pattern.QUERY),
            Map.entry(RestOperationTypeEnum.HISTORY_INSTANCE, Pattern.HISTORY),
            Map.entry(RestOperationTypeEnum.HISTORY_TYPE, Pattern.HISTORY),
            Map.entry(RestOperationTypeEnum.HISTORY_SYSTEM, Pattern.HISTORY)));

    private static final Set<Pattern> ASKING = Set.of(Pattern.QUERY, Pattern.OTHER, Pattern.HISTORY);

    /** The parameters by which operations name a patient. */
    private static final List<String> SUBJECTS = List.of("subject", "patient");

    /** A parameter by which a token may come, in spite of all advice. */
    private static final String TOKEN = "access_token";

    private final PatientsConcerned patients;
    private final OwnAddress server;
    private final Clock clock;

    FhirActs(PatientsConcerned patients, OwnAddress server, Clock clock) {
        this.patients = patients;
        this.server = server;
        this.clock = clock;
    }

    List<AuditedAct> of(ServletRequestDetails request, RequestNotes notes, int status) {
        RestOperationTypeEnum operation = request.getRestOperationType();
        if (operation == RestOperationTypeEnum.METADATA || (operation == null && status < 400)) {
            return List.of();
        }
        Pattern pattern = PATTERNS.getOrDefault(operation, Pattern.OTHER);
        Caller caller = Caller.withGrant(request.getServletRequest());
        AuditedAct whole = new AuditedAct(
                clock.instant(), pattern, subtype(operation), status, "", caller, asked(request, pattern));
        if (!whole.succeeded()) {
            return List.of(named(request).map(whole::and).orElse(whole));
        }
        List<AuditedAct> acts = new ArrayList<>();
        notes.writes().forEach(write -> acts.addAll(written(write, operation, whole)));
        if (operation == RestOperationTypeEnum.TRANSACTION) {
            acts.addAll(inside(request, notes, whole));
        } else if (acts.isEmpty()) {
            acts.addAll(forEach(disclosed(request, notes), whole));
        }
        return acts;
    }

    private List<AuditedAct> written(RequestNotes.Write write, RestOperationTypeEnum operation, AuditedAct whole) {
        String code = operation == RestOperationTypeEnum.PATCH
                ? "patch"
                : switch (write.pattern()) {
                    case CREATE -> "create";
                    case UPDATE -> "update";
                    case DELETE -> "delete";
                    case READ, QUERY, HISTORY, OTHER -> "operation";
                };
        String written = server.absolute(write.resource().fhirType() + "/"
                + write.resource().getIdElement().getIdPart());
        AuditedAct act = new AuditedAct(
                whole.when(),
                write.pattern(),
                Subtype.interaction(code),
                whole.status(),
                "",
                whole.caller(),
                List.of(new Thing.Data(written)));
        return forEach(patients.of(write.resource()), act);
    }

    /** The entries of a batch or transaction that wrote nothing: what was read, and what failed. */
    private List<AuditedAct> inside(ServletRequestDetails request, RequestNotes notes, AuditedAct whole) {
        if (!(request.getResource() instanceof Bundle sent)
                || !(notes.answer().orElse(null) instanceof Bundle answers)) {
            return List.of(whole);
        }
        List<AuditedAct> acts = new ArrayList<>();
        for (int i = 0; i < Math.min(sent.getEntry().size(), answers.getEntry().size()); i++) {
            EntryAct.of(sent.getEntry().get(i), answers.getEntry().get(i), server)
                    .ifPresent(entry ->
                            acts.addAll(forEach(entry.answer().map(patients::of).orElse(Set.of()), entry.act(whole))));
        }
        return acts;
    }

    /** One act for each patient, as BALP has it, or one for nobody's data. */
    private static List<AuditedAct> forEach(Collection<String> concerned, AuditedAct act) {
        return concerned.isEmpty()
                ? List.of(act)
                : concerned.stream()
                        .map(patient -> act.and(new Thing.OfPatient(patient)))
                        .toList();
    }

    private Set<String> disclosed(ServletRequestDetails request, RequestNotes notes) {
        Set<String> disclosed = new TreeSet<>(notes.answer().map(patients::of).orElse(Set.of()));
        if (disclosed.isEmpty()) {
            disclosed.addAll(Stream.ofNullable(request.getResource())
                    .flatMap(sent -> patients.of(sent).stream())
                    .collect(Collectors.toSet()));
        }
        named(request).ifPresent(patient -> disclosed.add(patient.reference()));
        return disclosed;
    }

    /** The patient whom the address names, by id or as the subject of an operation. */
    private Optional<Thing.OfPatient> named(ServletRequestDetails request) {
        if (request.getId() != null && "Patient".equals(request.getResourceName())) {
            return Optional.of(new Thing.OfPatient(
                    server.absolute("Patient/" + request.getId().getIdPart())));
        }
        return SUBJECTS.stream()
                .flatMap(name -> Stream.of(request.getParameters().getOrDefault(name, new String[0])))
                .filter(subject -> request.getOperation() != null && subject.startsWith("Patient/"))
                .map(subject -> new Thing.OfPatient(server.absolute(subject)))
                .findFirst();
    }

    private List<Thing> asked(ServletRequestDetails request, Pattern pattern) {
        List<Thing> asked = new ArrayList<>();
        if (ASKING.contains(pattern)) {
            asked.add(new Thing.Query(query(request)));
        }
        if (pattern != Pattern.QUERY && request.getResourceName() != null && request.getId() != null) {
            asked.add(new Thing.Data(server.absolute(
                    request.getResourceName() + "/" + request.getId().getIdPart())));
        }
        return asked;
    }

    private String query(ServletRequestDetails request) {
        String parameters = request.getParameters().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equalsIgnoreCase(TOKEN))
                .flatMap(parameter -> Stream.of(parameter.getValue())
                        .map(value -> UrlUtil.escapeUrlParam(parameter.getKey()) + "=" + UrlUtil.escapeUrlParam(value)))
                .collect(Collectors.joining("&"));
        String address = server.fhirBase() + "/" + request.getRequestPath();
        return parameters.isEmpty() ? address : address + "?" + parameters;
    }

    private static Subtype subtype(RestOperationTypeEnum operation) {
        if (operation == null
                || operation.getCode().startsWith("$")
                || operation.name().startsWith("EXTENDED")) {
            return Subtype.interaction("operation");
        }
        return Subtype.interaction(operation == RestOperationTypeEnum.GET_PAGE ? "search-type" : operation.getCode());
    }
}
