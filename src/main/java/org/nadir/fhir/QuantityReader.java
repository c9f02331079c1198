package org.nadir.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.nadir.ctcae.Bound;

/**
 * Reads a Quantity into its canonical unit, or says why not.
 *
 * <p>The closed rules (CLINICAL B8 3): a unit code of UCUM, or without a system, counts if it is in the table; the unit
 * text counts where there is no code; where both are in the table they must mean the same.
 */
final class QuantityReader {

    /** No laboratory value needs more; beyond it a number is an attack or an accident. */
    private static final int LARGEST_EXPONENT = 30;

    private static final BigDecimal FAHRENHEIT_ZERO = new BigDecimal(32);
    private static final BigDecimal FAHRENHEIT_STEP = new BigDecimal("1.8");

    private QuantityReader() {}

    /** A value in a canonical unit. */
    record Reading(BigDecimal value, Bound bound, String unit, String remark) {}

    static Reading read(JsonNode quantity) throws UnusableException {
        BigDecimal value = decimal(quantity.path("value"), "valueQuantity.value");
        Bound bound = bound(quantity);
        return converted(value, bound, unit(quantity));
    }

    /** The lower limit of a reference range in the canonical unit; one without a unit is in the unit of the value. */
    static Optional<BigDecimal> limit(JsonNode limit, JsonNode value, String canonical) {
        try {
            boolean unitless = FhirJson.text(limit, "code").isEmpty()
                    && FhirJson.text(limit, "unit").isEmpty();
            UnitTable.Unit unit = unit(unitless ? value : limit);
            Reading reading = converted(decimal(limit.path("value"), "referenceRange.low.value"), Bound.EXACT, unit);
            return reading.unit().equals(canonical) && reading.value().signum() > 0
                    ? Optional.of(reading.value())
                    : Optional.empty();
        } catch (UnusableException unusable) {
            return Optional.empty();
        }
    }

    private static Reading converted(BigDecimal value, Bound bound, UnitTable.Unit unit) {
        return unit.canonical().equals("[degF]")
                ? new Reading(celsius(value), bound, "Cel", "")
                : new Reading(scaled(value, unit.factor()), bound, unit.canonical(), unit.remark());
    }

    /** The digits as the laboratory wrote them, or without the zeros that a factor adds: 700 /uL is 0.7 10*9/L. */
    private static BigDecimal scaled(BigDecimal value, BigDecimal factor) {
        boolean asWritten = factor.compareTo(BigDecimal.ONE) == 0;
        BigDecimal scaled = asWritten ? value : value.multiply(factor).stripTrailingZeros();
        return scaled.scale() < 0 ? scaled.setScale(0) : scaled;
    }

    private static BigDecimal celsius(BigDecimal fahrenheit) {
        return fahrenheit.subtract(FAHRENHEIT_ZERO).divide(FAHRENHEIT_STEP, MathContext.DECIMAL64);
    }

    static BigDecimal decimal(JsonNode number, String element) throws UnusableException {
        if (!number.isNumber()) {
            throw new UnusableException(NotGradableReason.NO_VALUE, element + " is not a number");
        }
        if (number.isFloatingPointNumber() && !number.isBigDecimal() && !Double.isFinite(number.doubleValue())) {
            throw new UnusableException(NotGradableReason.IMPLAUSIBLE, element + " is beyond any measured value");
        }
        BigDecimal value = number.decimalValue();
        if (Math.abs((long) value.precision() - value.scale()) > LARGEST_EXPONENT || value.scale() > LARGEST_EXPONENT) {
            throw new UnusableException(NotGradableReason.IMPLAUSIBLE, element + " is beyond any measured value");
        }
        return value;
    }

    private static Bound bound(JsonNode quantity) throws UnusableException {
        if (quantity.path("comparator").isMissingNode()) {
            return Bound.EXACT;
        }
        String comparator = quantity.path("comparator").asText();
        return switch (comparator) {
            case "<" -> Bound.LESS;
            case "<=" -> Bound.LESS_OR_EQUAL;
            case ">=" -> Bound.GREATER_OR_EQUAL;
            case ">" -> Bound.GREATER;
            default ->
                throw new UnusableException(
                        NotGradableReason.NO_VALUE, "valueQuantity.comparator is none of <, <=, >=, >");
        };
    }

    private static UnitTable.Unit unit(JsonNode quantity) throws UnusableException {
        Optional<String> code = FhirJson.text(quantity, "code").filter(any -> isUcum(quantity));
        Optional<String> text = FhirJson.text(quantity, "unit");
        Optional<UnitTable.Unit> byCode = code.flatMap(UnitTable::find);
        Optional<UnitTable.Unit> byText = text.flatMap(UnitTable::find);
        if (byCode.isPresent() && byText.isPresent() && !byCode.get().means(byText.get())) {
            throw new UnusableException(
                    NotGradableReason.CONTRADICTING_UNIT,
                    "valueQuantity.code says %s but valueQuantity.unit says %s: check the unit"
                            .formatted(code.orElseThrow(), text.orElseThrow()));
        }
        if (code.isEmpty() && text.isEmpty()) {
            throw quantity.has("code")
                    ? new UnusableException(
                            NotGradableReason.UNLISTED_UNIT, "valueQuantity.code is not a UCUM code: check the unit")
                    : new UnusableException(NotGradableReason.NO_UNIT, "valueQuantity has no unit: check the unit");
        }
        Optional<UnitTable.Unit> unit = code.isPresent() ? byCode : byText;
        return unit.orElseThrow(() -> new UnusableException(
                NotGradableReason.UNLISTED_UNIT,
                "the unit %s is not one this is reported in: check the unit"
                        .formatted(code.or(() -> text).orElseThrow())));
    }

    private static boolean isUcum(JsonNode quantity) {
        String system = FhirJson.system(quantity);
        return system.isEmpty()
                || system.equals("http://unitsofmeasure.org")
                || system.equals("http://unitsofmeasure.org/");
    }
}
