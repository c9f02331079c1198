package org.nadir.contract;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nadir.fhir.ChartReader;
import org.nadir.fhir.Vocabularies;
import org.nadir.fhirserver.demo.DemoBundle;
import org.nadir.fhirserver.demo.DemoCourse;
import org.nadir.toxicity.Assessment;
import org.nadir.toxicity.Recommendation;
import org.nadir.toxicity.facts.Evidence;

/** A demo course lived through day by day: each evening, what the record held by then and what was advised. */
final class CourseReplay {

    private static final Clock LAST_DAY = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    /** The elements that say when something was true or was written, in the order in which they count. */
    private static final List<String> TIMES = List.of(
            "/effectiveDateTime",
            "/authoredOn",
            "/performedDateTime",
            "/onsetDateTime",
            "/recordedDate",
            "/period/start");

    private final List<ObjectNode> record;
    private final int heldFrom;

    private CourseReplay(List<ObjectNode> record, int heldFrom) {
        this.record = record;
        this.heldFrom = heldFrom;
    }

    /** A course whose last order was put on hold in the morning of a day, counted back from the last; 1 for never. */
    static CourseReplay heldFrom(DemoCourse course, int day) {
        String bundle =
                FhirContext.forR4Cached().newJsonParser().encodeResourceToString(DemoBundle.of(course, LAST_DAY));
        List<ObjectNode> resources = new ArrayList<>();
        Item.read(bundle).path("entry").forEach(entry -> resources.add((ObjectNode) entry.path("resource")));
        return new CourseReplay(resources, day);
    }

    /** One paragraph for each day on which the advice became another one. */
    String told() {
        int first = record.stream()
                .filter(resource -> resource.path("resourceType").asText().equals("MedicationRequest"))
                .flatMap(order -> time(order).stream())
                .mapToInt(CourseReplay::day)
                .min()
                .orElse(0);
        List<String> days = new ArrayList<>();
        String before = "";
        for (int day : IntStream.rangeClosed(first, 0).toArray()) {
            String advice = advice(day);
            if (!advice.equals(before)) {
                days.add("day %d\n%s".formatted(day, advice));
            }
            before = advice;
        }
        return String.join("\n", days);
    }

    private String advice(int day) {
        Instant now = evening(day);
        List<JsonNode> known = new ArrayList<>();
        record.stream()
                .filter(resource ->
                        time(resource).map(time -> !time.isAfter(now)).orElse(true))
                .map(resource -> asOf(resource, day))
                .forEach(known::add);
        List<Recommendation> advice = new Assessment(Vocabularies.shipped())
                .assess(ChartReader.read(known, List.of(), List.of(), now), Shipped.CTCAE_5, now);
        return advice.isEmpty()
                ? "  no advice\n"
                : advice.stream().map(CourseReplay::line).collect(Collectors.joining());
    }

    /** An order that ended or was held later was active until then. */
    private JsonNode asOf(ObjectNode resource, int day) {
        ObjectNode known = resource.deepCopy();
        String status = known.path("status").asText();
        boolean heldLater = status.equals("on-hold") && day < heldFrom;
        boolean endsLater = status.equals("completed")
                && end(known).filter(end -> day <= end).isPresent();
        if (known.path("resourceType").asText().equals("MedicationRequest") && (heldLater || endsLater)) {
            known.put("status", "active");
            known.remove("statusReason");
        }
        return known;
    }

    private static Optional<Integer> end(JsonNode order) {
        String end =
                order.at("/dosageInstruction/0/timing/repeat/boundsPeriod/end").asText();
        return end.isEmpty() ? Optional.empty() : Optional.of(day(instant(end)));
    }

    private static String line(Recommendation advice) {
        Stream<String> graded = advice.evidence().stream()
                .filter(piece ->
                        piece.graded().filter(grade -> grade.high() > 0).isPresent())
                .map(CourseReplay::inShort);
        Stream<String> others = advice.evidence().stream()
                .filter(piece -> List.of("temperature", "finding").contains(piece.label()))
                .map(Evidence::statement);
        return "  %-7s %-27s %s  %s%n"
                .formatted(
                        advice.urgency().code(),
                        advice.rule().topic().code(),
                        advice.rule().id(),
                        Stream.concat(graded, others).collect(Collectors.joining("; ")))
                .replaceAll(" +\\R", "\n");
    }

    private static String inShort(Evidence piece) {
        return "%s %s (%s)"
                .formatted(piece.label(), piece.statement(), piece.graded().orElseThrow());
    }

    private static Instant evening(int day) {
        Instant evening = LocalDate.now(LAST_DAY).plusDays(day).atTime(EVENING).toInstant(ZoneOffset.UTC);
        return evening.isAfter(LAST_DAY.instant()) ? LAST_DAY.instant() : evening;
    }

    private static int day(Instant time) {
        return (int) Duration.between(
                        LocalDate.now(LAST_DAY).atStartOfDay(ZoneOffset.UTC).toInstant(),
                        time.atOffset(ZoneOffset.UTC)
                                .toLocalDate()
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant())
                .toDays();
    }

    private static Optional<Instant> time(JsonNode resource) {
        return TIMES.stream()
                .map(resource::at)
                .filter(JsonNode::isTextual)
                .findFirst()
                .map(time -> instant(time.asText()));
    }

    private static Instant instant(String written) {
        return written.contains("T")
                ? OffsetDateTime.parse(written).toInstant()
                : LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
