package org.nadir.fhirserver.terminology;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** The codes that a caller asks about: a code with its system, a Coding, or those of a CodeableConcept. */
final class AskedCodes {

    private AskedCodes() {}

    /** The codes for a value set. */
    static List<Coding> withSystem(OperationInput input) {
        return read(input, input.text("system"), input.text("systemVersion"));
    }

    /** The codes for one code system; a Coding of another one is refused. */
    static List<Coding> ofSystem(OperationInput input, String system) {
        List<Coding> codes = read(input, Optional.of(system), input.text("version"));
        codes.stream()
                .filter(code -> !code.getSystem().equals(system))
                .findFirst()
                .ifPresent(code -> {
                    throw new InvalidRequestException(
                            "The code is of the system %s, and the code system asked about is %s"
                                    .formatted(code.getSystem(), system));
                });
        return codes;
    }

    private static List<Coding> read(OperationInput input, Optional<String> system, Optional<String> version) {
        long given = Stream.of("code", "coding", "codeableConcept")
                .filter(input::has)
                .count();
        if (given != 1) {
            throw new InvalidRequestException("Give exactly one of code, coding and codeableConcept");
        }
        List<Coding> codes = input.value("coding", Coding.class)
                .map(List::of)
                .or(() -> input.value("codeableConcept", CodeableConcept.class).map(CodeableConcept::getCoding))
                .orElseGet(() -> List.of(code(input, system, version)));
        if (codes.isEmpty()) {
            throw new InvalidRequestException("The codeableConcept has no coding");
        }
        return codes.stream().map(code -> complete(code, system)).toList();
    }

    private static Coding code(OperationInput input, Optional<String> system, Optional<String> version) {
        return new Coding(
                        system.orElse(null),
                        input.needed("code"),
                        input.text("display").orElse(null))
                .setVersion(version.orElse(null));
    }

    private static Coding complete(Coding given, Optional<String> system) {
        Coding code = given.copy();
        if (!code.hasSystem()) {
            code.setSystem(system.orElse(null));
        }
        if (!code.hasSystem() || !code.hasCode()) {
            throw new InvalidRequestException("A code needs its system: give both system and code");
        }
        return code;
    }
}
