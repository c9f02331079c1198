package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nadir.ctcae.Analyte;
import org.nadir.ctcae.LabUnit;
import org.nadir.ctcae.LabValue;
import org.nadir.ctcae.Plausibility;

/** Reads the value of an Observation, or of one of its components, as the value of an analyte. */
final class LabValueReader {

    private static final List<String> VALUE_OTHER_THAN_QUANTITY = List.of(
            "valueString",
            "valueCodeableConcept",
            "valueInteger",
            "valueRange",
            "valueRatio",
            "valueSampledData",
            "valueBoolean",
            "valueTime",
            "valueDateTime",
            "valuePeriod");

    private final ReferenceRanges ranges;

    LabValueReader(Subject subject, Instant now) {
        this.ranges = new ReferenceRanges(subject, now);
    }

    /** A value and what a reader should know of how it was read. */
    record Read(LabValue value, List<String> remarks) {}

    /** The one analyte that a code says was counted, empty when it names none of ours. */
    static Optional<Analyte> analyte(JsonNode code) throws UnusableException {
        Set<Analyte> analytes = LaboratoryCodes.analytes(code);
        if (analytes.size() > 1) {
            throw new UnusableException(NotGradableReason.AMBIGUOUS_CODE, "code.coding names more than one analyte");
        }
        if (LaboratoryCodes.isEstimate(code)) {
            throw new UnusableException(NotGradableReason.ESTIMATE, "it is an estimate; repeat the count");
        }
        return analytes.stream().findFirst();
    }

    Read read(JsonNode result, Analyte analyte) throws UnusableException {
        if (analyte == Analyte.PLATELETS && Clumping.isNoted(result)) {
            throw new UnusableException(
                    NotGradableReason.ESTIMATE,
                    "clumped platelets are noted, so it may be falsely low: repeat the count");
        }
        if (!result.path("valueQuantity").isObject()) {
            throw new UnusableException(NotGradableReason.NO_VALUE, missing(result));
        }
        QuantityReader.Reading reading = QuantityReader.read(result.path("valueQuantity"));
        LabValue value = ranges.lowerLimit(result, reading.unit())
                .map(limit -> value(reading, analyte).map(found -> found.withLowerLimit(limit)))
                .orElseGet(() -> value(reading, analyte))
                .orElseThrow(() -> wrongUnit(analyte, reading.unit()));
        Optional<String> doubt = Plausibility.doubt(value);
        if (doubt.isPresent()) {
            throw new UnusableException(NotGradableReason.IMPLAUSIBLE, doubt.get());
        }
        return new Read(value, reading.remark().isEmpty() ? List.of() : List.of(reading.remark()));
    }

    private static Optional<LabValue> value(QuantityReader.Reading reading, Analyte analyte) {
        return Arrays.stream(LabUnit.values())
                .filter(unit -> unit.ucum().equals(reading.unit()))
                .filter(unit -> fits(analyte, unit))
                .findFirst()
                .map(unit -> LabValue.of(analyte, reading.value(), unit).withBound(reading.bound()));
    }

    private static UnusableException wrongUnit(Analyte analyte, String unit) {
        boolean percentageOfCells = unit.equals("%") && analyte.canonicalUnit() == LabUnit.GIGA_PER_LITRE;
        return new UnusableException(
                percentageOfCells ? NotGradableReason.PERCENTAGE : NotGradableReason.UNLISTED_UNIT,
                "%s cannot be graded in %s: check the unit".formatted(analyte.label(), unit));
    }

    private static boolean fits(Analyte analyte, LabUnit unit) {
        return switch (unit) {
            case GIGA_PER_LITRE -> analyte != Analyte.HEMOGLOBIN;
            case GRAM_PER_DECILITRE, MILLIMOLE_PER_LITRE -> analyte == Analyte.HEMOGLOBIN;
        };
    }

    private static String missing(JsonNode result) {
        if (result.has("dataAbsentReason")) {
            return "dataAbsentReason says %s"
                    .formatted(FhirJson.concept(result.path("dataAbsentReason")).label());
        }
        return VALUE_OTHER_THAN_QUANTITY.stream()
                .filter(result::has)
                .findFirst()
                .map(element -> "%s is given where a valueQuantity is needed".formatted(element))
                .orElse("valueQuantity is missing");
    }
}
