package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nadir.toxicity.chart.Dosing;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.datatype.Dose;

/** Reads how an order says that its medication is taken; what is missing or oddly shaped stays unknown. */
final class DosingReader {

    /** The names of the extension's parts. */
    private static final Set<String> NUMBER = Set.of("number", "cycle");

    private static final Set<String> DAY = Set.of("day");

    /** What is above that is no day of a cycle. */
    private static final int LONGEST_CYCLE = 1000;

    private DosingReader() {}

    static Dosing read(JsonNode request) {
        return new Dosing(
                start(request).orElse(null),
                end(request).orElse(null),
                cycle(request, NUMBER).orElse(null),
                cycle(request, DAY).filter(day -> day <= LONGEST_CYCLE).orElse(null),
                singleDose(request).orElse(null));
    }

    private static Optional<ClinicalTime> start(JsonNode request) {
        return timings(request)
                .flatMap(timing -> Stream.concat(
                        FhirTime.read(timing.path("repeat").path("boundsPeriod"), "start").stream(), events(timing)))
                .min(ClinicalTime::compareTo);
    }

    private static Optional<ClinicalTime> end(JsonNode request) {
        return timings(request)
                .flatMap(timing -> FhirTime.read(timing.path("repeat").path("boundsPeriod"), "end").stream())
                .max(ClinicalTime::compareTo);
    }

    private static Stream<JsonNode> timings(JsonNode request) {
        return FhirJson.elements(request.path("dosageInstruction")).map(dosage -> dosage.path("timing"));
    }

    private static Stream<ClinicalTime> events(JsonNode timing) {
        return FhirJson.elements(timing.path("event")).flatMap(event -> FhirTime.parse(event.asText()).stream());
    }

    /** The extension's value itself is the number of the cycle; with parts it tells number and day. */
    private static Optional<Integer> cycle(JsonNode request, Set<String> part) {
        return FhirJson.elements(request.path("extension"))
                .filter(extension ->
                        Canonical.TREATMENT_CYCLE.equals(extension.path("url").asText()))
                .flatMap(extension -> extension.has("extension")
                        ? FhirJson.elements(extension.path("extension"))
                                .filter(inner -> part.contains(inner.path("url").asText()))
                        : Stream.of(extension).filter(any -> part.equals(NUMBER)))
                .flatMap(DosingReader::positive)
                .findFirst();
    }

    private static Stream<Integer> positive(JsonNode extension) {
        return Stream.of("valuePositiveInt", "valueInteger", "valueUnsignedInt")
                .map(extension::path)
                .filter(JsonNode::canConvertToInt)
                .map(JsonNode::intValue)
                .filter(number -> number > 0);
    }

    /** The dose of every administration; an order with different doses has no single one. */
    private static Optional<Dose> singleDose(JsonNode request) {
        List<Dose> doses = FhirJson.elements(request.path("dosageInstruction"))
                .flatMap(dosage -> FhirJson.elements(dosage.path("doseAndRate")))
                .flatMap(rate -> dose(rate.path("doseQuantity")).stream())
                .distinct()
                .toList();
        return doses.size() == 1 ? Optional.of(doses.getFirst()) : Optional.empty();
    }

    /** A quantity as a dose; {@code mcg} is no UCUM but often written for {@code ug}. */
    static Optional<Dose> dose(JsonNode quantity) {
        Optional<String> unit = FhirJson.text(quantity, "code").or(() -> FhirJson.text(quantity, "unit"));
        return unit.filter(any -> quantity.path("value").isNumber())
                .map(text -> new Dose(quantity.path("value").decimalValue(), text.equals("mcg") ? "ug" : text));
    }
}
