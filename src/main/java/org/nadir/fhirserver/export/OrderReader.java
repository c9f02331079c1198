package org.nadir.fhirserver.export;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.InstantType;

/** Reads what a kick-off asks for, and refuses what it cannot have unless the caller prefers leniency. */
final class OrderReader {

    private static final Set<String> NDJSON = Set.of("application/fhir+ndjson", "application/ndjson", "ndjson");
    private static final Set<String> KNOWN = Set.of("_outputFormat", "_since", "_type", "patient");

    private final Collection<String> served;
    private final PatientCompartment compartment;
    private final KnownPatients patients;

    OrderReader(Collection<String> served, PatientCompartment compartment, KnownPatients patients) {
        this.served = served;
        this.compartment = compartment;
        this.patients = patients;
    }

    ExportOrder read(ExportScope scope, KickOffParameters asked, boolean lenient) {
        Complaints complaints = new Complaints(lenient);
        asked.names().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> complaints.add(
                        "The parameter %s is not supported: an export takes _outputFormat, _since, _type and patient"
                                .formatted(name)));
        checkFormat(asked.all("_outputFormat"));
        ExportScope wanted = narrow(scope, asked, complaints);
        List<String> types = types(wanted, asked, complaints);
        return new ExportOrder(wanted, types, since(asked.all("_since")), complaints.kept);
    }

    private static void checkFormat(List<String> formats) {
        for (String format : formats) {
            // A plus in an address is a space.
            if (!NDJSON.contains(format.replace(' ', '+'))) {
                throw new InvalidRequestException(
                        "_outputFormat is '%s' and must be application/fhir+ndjson".formatted(format));
            }
        }
    }

    private static Instant since(List<String> texts) {
        if (texts.size() > 1) {
            throw new InvalidRequestException("The parameter _since is given more than once");
        }
        if (texts.isEmpty()) {
            return Instant.EPOCH;
        }
        try {
            return new InstantType(texts.getFirst().replace(' ', '+'))
                    .getValue()
                    .toInstant();
        } catch (DataFormatException | IllegalArgumentException e) {
            throw new InvalidRequestException(
                    "_since is '%s' and must be an instant such as 2026-01-31T12:00:00Z".formatted(texts.getFirst()));
        }
    }

    private List<String> types(ExportScope scope, KickOffParameters asked, Complaints complaints) {
        Collection<String> possible = scope instanceof ExportScope.WholeSystem ? served : compartment.types();
        if (asked.all("_type").isEmpty()) {
            return possible.stream()
                    .filter(type -> !PatientCompartment.WHEN_NAMED.contains(type))
                    .toList();
        }
        Set<String> types = new TreeSet<>(asked.all("_type"));
        types.stream()
                .filter(type -> !possible.contains(type))
                .forEach(type -> complaints.add(
                        served.contains(type)
                                ? "_type names %s, which no patient's record holds".formatted(type)
                                : "_type names '%s', which is not served here".formatted(type)));
        types.retainAll(possible);
        return List.copyOf(types);
    }

    private ExportScope narrow(ExportScope scope, KickOffParameters asked, Complaints complaints) {
        if (asked.inAddress().containsKey("patient")) {
            complaints.add("The parameter patient is not supported in an address: post Parameters");
        }
        List<String> wanted = asked.inBody().getOrDefault("patient", List.of());
        if (wanted.isEmpty()) {
            return scope;
        }
        List<String> ids = wanted.stream().map(OrderReader::id).distinct().toList();
        return switch (scope) {
            case ExportScope.WholeSystem system -> {
                complaints.add("The parameter patient is not supported for the whole system");
                yield system;
            }
            case ExportScope.AllPatients all -> new ExportScope.ChosenPatients(patients.among(ids), List.of());
            case ExportScope.ChosenPatients(List<String> members, List<String> groups) ->
                new ExportScope.ChosenPatients(membersAmong(ids, members), groups);
        };
    }

    private static String id(String reference) {
        if (!reference.matches("Patient/[A-Za-z0-9\\-.]{1,64}")) {
            throw new InvalidRequestException(
                    "The parameter patient is '%s' and must be a reference such as Patient/123".formatted(reference));
        }
        return reference.substring("Patient/".length());
    }

    private static List<String> membersAmong(List<String> ids, List<String> members) {
        Set<String> all = Set.copyOf(members);
        ids.stream().filter(id -> !all.contains(id)).findFirst().ifPresent(id -> {
            throw new InvalidRequestException("The parameter patient names Patient/%s, who is no member".formatted(id));
        });
        return ids;
    }

    /** What is refused, or kept as a warning where the caller prefers leniency. */
    private static final class Complaints {

        private final boolean lenient;
        private final List<String> kept = new ArrayList<>();

        Complaints(boolean lenient) {
            this.lenient = lenient;
        }

        void add(String sentence) {
            if (!lenient) {
                throw new InvalidRequestException(sentence);
            }
            kept.add(sentence);
        }
    }
}
