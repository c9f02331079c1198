package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.nadir.ctcae.Bound;
import org.nadir.toxicity.chart.RefusedResult;
import org.nadir.toxicity.chart.Temperature;
import org.nadir.toxicity.chart.Temperature.Route;
import org.nadir.toxicity.datatype.Concept;
import org.nadir.toxicity.datatype.ConceptSet;

/** Reads body temperatures and the route by which they were taken. */
final class TemperatureReader {

    private static final String ORAL = "8331-1";
    private static final BigDecimal LOWEST = new BigDecimal(30);
    private static final BigDecimal HIGHEST = new BigDecimal(45);

    /** Words of body sites other than the mouth (CLINICAL B6 5.4). */
    private static final List<String> OTHER_SITES = List.of(
            "axill", "armpit", "rect", "tympan", "ear", "temporal", "forehead", "bladder", "core", "esophag", "nasal");

    private static final List<String> ORAL_SITES = List.of("oral", "mouth", "sublingual");

    private static final List<String> OTHER_SITE_CODES = ValueSets.codes("other-site");
    private static final List<String> ORAL_SITE_CODES = ValueSets.codes("oral-site");

    private static final ConceptSet ANY_ROUTE = ValueSets.load("temperature-any-route");
    private static final ConceptSet OTHER_ROUTE = ValueSets.load("temperature-other-route");

    Optional<Reading> read(JsonNode part, ObservationReader.Circumstances circumstances, Instant now) {
        if (!isTemperature(part)) {
            return Optional.empty();
        }
        Concept code = FhirJson.concept(part.path("code"));
        boolean other = code.codes().stream().anyMatch(OTHER_ROUTE::contains);
        try {
            circumstances.usable();
            return Optional.of(new Reading.BodyTemperature(new Temperature(
                    celsius(part),
                    other ? Route.OTHER : route(code, part),
                    circumstances.placed(now),
                    circumstances.source())));
        } catch (UnusableException unusable) {
            return Optional.of(new Reading.Refused(new RefusedResult(
                    "temperature", null, circumstances.time(), unusable.refusal(), circumstances.source())));
        }
    }

    /** Whether an Observation or a component of it says by its code that it is a body temperature. */
    static boolean isTemperature(JsonNode part) {
        return FhirJson.concept(part.path("code")).codes().stream()
                .anyMatch(code -> OTHER_ROUTE.contains(code) || ANY_ROUTE.contains(code));
    }

    /** The plausible body temperature in an element's {@code valueQuantity}. */
    static BigDecimal celsius(JsonNode element) throws UnusableException {
        QuantityReader.Reading reading = QuantityReader.read(element.path("valueQuantity"));
        boolean plausible = reading.unit().equals("Cel")
                && reading.bound() == Bound.EXACT
                && reading.value().compareTo(LOWEST) >= 0
                && reading.value().compareTo(HIGHEST) <= 0;
        if (!plausible) {
            throw new UnusableException(
                    NotGradableReason.IMPLAUSIBLE,
                    "a body temperature of %s %s is not plausible: check the unit"
                            .formatted(reading.value().toPlainString(), reading.unit()));
        }
        return reading.value();
    }

    private static Route route(Concept code, JsonNode observation) {
        if (code.codes().stream().anyMatch(coding -> coding.code().equals(ORAL))) {
            return Route.ORAL;
        }
        return route(FhirJson.concept(observation.path("bodySite")));
    }

    /** The route that a body site stands for. */
    static Route route(Concept site) {
        String words = String.join(" ", site.texts()).toLowerCase(Locale.ROOT) + " "
                + String.join(" ", site.codes().stream().map(Concept.Code::code).toList());
        if (Stream.concat(ORAL_SITES.stream(), ORAL_SITE_CODES.stream()).anyMatch(words::contains)) {
            return Route.ORAL;
        }
        return Stream.concat(OTHER_SITES.stream(), OTHER_SITE_CODES.stream()).anyMatch(words::contains)
                ? Route.OTHER
                : Route.UNKNOWN;
    }
}
