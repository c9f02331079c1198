package org.nadir.fhiroperations.course;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.nadir.toxicity.chart.RefusedResult;
import org.nadir.toxicity.chart.Temperature;
import org.nadir.toxicity.datatype.Dose;
import org.nadir.toxicity.protocol.Windows;

/** Writes the answer of {@code $treatment-course}. */
final class CourseParameters {

    private static final String UCUM = "http://unitsofmeasure.org";

    private final Parameters answer = new Parameters();

    private CourseParameters() {}

    static Parameters write(Course course) {
        CourseParameters writer = new CourseParameters();
        writer.terms(course);
        course.treatment().cycles().forEach(writer::cycle);
        course.treatment().orders().forEach(writer::order);
        course.chart().temperatures().stream()
                .sorted((one, other) -> one.time().compareTo(other.time()))
                .forEach(writer::temperature);
        course.findings().forEach(writer::finding);
        course.chart().refused().stream()
                .sorted(Times.earliestFirst(RefusedResult::when))
                .forEach(writer::refused);
        course.doubts().forEach(doubt -> writer.answer.addParameter("doubt", new StringType(doubt)));
        return writer.answer;
    }

    private void terms(Course course) {
        answer.addParameter("protocol", new CanonicalType(course.protocol().canonical()));
        answer.addParameter("drug", new StringType(course.protocol().drugName()));
        answer.addParameter(
                "ctcaeVersion", new CodeType(course.protocol().ctcaeVersion().label()));
        answer.addParameter(
                "assessedAt",
                new InstantType(course.now().truncatedTo(ChronoUnit.SECONDS).toString()));
        course.treatment()
                .firstDose()
                .ifPresent(first -> answer.addParameter("firstDose", new DateTimeType(first.written())));
        course.protocol()
                .windows()
                .of(Windows.Name.CYCLE)
                .ifPresent(length -> answer.addParameter("cycleLength", days(length.toDays())));
        course.treatment().cycleDay().ifPresent(day -> answer.addParameter("cycleDay", new IntegerType(day)));
    }

    private void cycle(Cycle cycle) {
        new Entry(answer, "cycle")
                .add("number", new PositiveIntType(cycle.number()))
                .add("start", new DateTimeType(cycle.start().written()))
                .add("stated", new BooleanType(cycle.stated()));
    }

    private void order(CourseOrder order) {
        Entry entry = new Entry(answer, "order")
                .add("kind", new CodeType(order.kind().code()))
                .reference(order.reference())
                .add("status", new CodeType(order.status()))
                .add("text", new StringType(order.text()))
                .time("start", order.start())
                .time("end", order.dosing().ending());
        order.dosing().amount().ifPresent(dose -> entry.add("dose", quantity(dose, order.resource())));
        order.dosing().statedCycle().ifPresent(cycle -> entry.add("cycle", new PositiveIntType(cycle)));
        order.statusReason().ifPresent(reason -> entry.add("statusReason", new StringType(reason)));
    }

    private void temperature(Temperature temperature) {
        Entry entry = new Entry(answer, "temperature")
                .reference(temperature.source().reference())
                .add("time", new DateTimeType(temperature.time().written()))
                .add("value", coded(temperature.celsius(), "Cel"));
        if (temperature.route() != Temperature.Route.UNKNOWN) {
            entry.add("route", new StringType(temperature.route().label()));
        }
    }

    private void finding(CourseFinding kept) {
        new Entry(answer, "finding")
                .reference(kept.finding().source().reference())
                .add("kind", new CodeType(kept.kind()))
                .add("text", new StringType(kept.finding().concept().label()))
                .add("present", new BooleanType(kept.finding().present()))
                .time("time", kept.finding().when());
    }

    private void refused(RefusedResult refused) {
        new Entry(answer, "refused")
                .reference(refused.source().reference())
                .add("label", new StringType(refused.label()))
                .time("time", refused.when())
                .add("reason", new StringType(refused.reason()))
                .add("code", new CodeType(refused.refusal().code()));
    }

    private static Duration days(long days) {
        Duration length = new Duration();
        length.setValue(days).setUnit("d").setSystem(UCUM).setCode("d");
        return length;
    }

    /** The unit has a code where the order's quantity has one. */
    private static Quantity quantity(Dose dose, JsonNode request) {
        boolean coded = Stream.of(request.path("dosageInstruction"))
                .flatMap(instructions -> instructions.findValues("doseQuantity").stream())
                .anyMatch(quantity -> quantity.path("system").asText().equals(UCUM));
        return coded
                ? coded(dose.value(), dose.unit())
                : new Quantity().setValue(dose.value()).setUnit(dose.unit());
    }

    private static Quantity coded(BigDecimal value, String unit) {
        return new Quantity().setValue(value).setUnit(unit).setSystem(UCUM).setCode(unit);
    }
}
