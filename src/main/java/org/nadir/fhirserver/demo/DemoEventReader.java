package org.nadir.fhirserver.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.nadir.fhirserver.demo.DemoEvent.BloodCount;
import org.nadir.fhirserver.demo.DemoEvent.Coded;
import org.nadir.fhirserver.demo.DemoEvent.Dose;
import org.nadir.fhirserver.demo.DemoEvent.Finding;
import org.nadir.fhirserver.demo.DemoEvent.Frequency;
import org.nadir.fhirserver.demo.DemoEvent.Order;
import org.nadir.fhirserver.demo.DemoEvent.Reading;
import org.nadir.fhirserver.demo.DemoEvent.Route;
import org.nadir.fhirserver.demo.DemoEvent.Shape;
import org.nadir.fhirserver.demo.DemoEvent.Standing;
import org.nadir.fhirserver.demo.DemoEvent.Temperature;
import org.nadir.fhirserver.demo.DemoEvent.Transfusion;
import org.nadir.fhirserver.demo.DemoEvent.Visit;

/** Reads one line of a record, such as {@code -65 08:00 order cemsidomide 75 ug daily; as text}. */
final class DemoEventReader {

    private static final Pattern BEFORE_NOW = Pattern.compile("-(\\d+h)?(\\d+m)?");
    private static final Pattern READING = Pattern.compile("(\\w+) ([<>]?)([\\d.]+)(?: (\\S+))?");
    private static final Pattern TEMPERATURE = Pattern.compile("([\\d.]+) (Cel|degF)( oral)?");
    private static final Set<String> CLINICAL = Set.of("active", "resolved");
    private static final Set<String> CERTAINTY = Set.of("confirmed", "refuted");

    private enum Kind {
        ORDER(Set.of("as", "until", "status", "reason")),
        CBC(Set.of("as", "status")),
        TEMPERATURE(Set.of()),
        CONDITION(Set.of("clinical", "certainty")),
        TRANSFUSION(Set.of("status")),
        VISIT(Set.of());

        private final Set<String> additions;

        Kind(Set<String> additions) {
            this.additions = additions;
        }
    }

    private final DemoLine line;
    private final DemoTime time;
    private final Kind kind;
    private final String what;
    private final Map<String, String> additions;

    private DemoEventReader(DemoLine line) {
        this.line = line;
        List<String> parts = Arrays.asList(line.text().split("\\s*;\\s*"));
        String[] head = parts.getFirst().split("\\s+", 4);
        if (head.length < 4) {
            throw line.problem("expected a day, a time, a kind of entry and what happened");
        }
        time = time(head[0], head[1]);
        kind = line.choice("kind of entry", head[2], Kind.class);
        what = head[3].strip();
        additions = additions(parts.subList(1, parts.size()));
    }

    static DemoEvent read(DemoLine line) {
        return new DemoEventReader(line).event();
    }

    private DemoEvent event() {
        return switch (kind) {
            case ORDER -> order();
            case CBC -> bloodCount();
            case TEMPERATURE -> temperature();
            case CONDITION -> finding();
            case TRANSFUSION -> transfusion();
            case VISIT -> visit();
        };
    }

    private DemoTime time(String day, String clock) {
        int days = line.read("day", day, Integer::valueOf);
        if (days < 0) {
            return new DemoTime.DaysAgo(-days, line.read("time of day", clock, LocalTime::parse));
        }
        Matcher beforeNow = BEFORE_NOW.matcher(clock);
        if (days > 0 || clock.length() < 2 || !beforeNow.matches()) {
            throw line.problem("a day is negative, or 0 with a time before now such as -2h or -1h30m");
        }
        return new DemoTime.BeforeNow(Duration.parse("PT" + clock.substring(1).toUpperCase(Locale.ROOT)));
    }

    private Map<String, String> additions(List<String> parts) {
        Map<String, String> read = new HashMap<>();
        for (String part : parts) {
            String[] nameAndValue = part.split("\\s+", 2);
            if (nameAndValue.length < 2 || !kind.additions.contains(nameAndValue[0])) {
                throw line.problem(
                        "'%s' may not follow a %s".formatted(part, kind.name().toLowerCase(Locale.ROOT)));
            }
            if (read.put(nameAndValue[0], nameAndValue[1].strip()) != null) {
                throw line.problem("'%s' is said twice".formatted(nameAndValue[0]));
            }
        }
        return read;
    }

    private Order order() {
        String[] words = what.split("\\s+");
        if (words.length != 4) {
            throw line.problem("expected a drug, a number, a unit and a frequency: 'cemsidomide 75 ug daily'");
        }
        Dose dose = new Dose(
                term(words[0], Set.of(DemoTerm.Kind.DRUG, DemoTerm.Kind.INJECTION)),
                line.read("number", words[1], BigDecimal::new),
                oneOf("unit of dose", words[2], Set.of("ug", "mg")),
                line.choice("frequency", words[3], Frequency.class));
        MedicationRequestStatus status =
                line.read("status of an order", addition("status", "active"), MedicationRequestStatus::fromCode);
        Coded as = line.choice("way to name a drug", addition("as", "code"), Coded.class);
        return new Order(time, dose, as, lastDay(), new Standing(status, addition("reason", "")));
    }

    private OptionalInt lastDay() {
        String until = addition("until", "");
        return until.isEmpty() ? OptionalInt.empty() : OptionalInt.of(line.read("day", until, Integer::valueOf));
    }

    private BloodCount bloodCount() {
        List<Reading> readings =
                Arrays.stream(what.split("\\s*,\\s*")).map(this::reading).toList();
        Shape shape = line.choice("shape of a blood count", addition("as", "single"), Shape.class);
        return new BloodCount(time, readings, shape, resultStatus());
    }

    private Reading reading(String text) {
        Matcher reading = READING.matcher(text);
        if (!reading.matches()) {
            throw line.problem("'%s' is not a result such as 'ANC 2.1'".formatted(text));
        }
        String unit = reading.group(4);
        return new Reading(
                line.choice("line of a blood count", reading.group(1), DemoAnalyte.class),
                reading.group(2),
                line.read("number", reading.group(3), BigDecimal::new),
                unit == null ? "" : unit);
    }

    private Temperature temperature() {
        Matcher read = TEMPERATURE.matcher(what);
        if (!read.matches()) {
            throw line.problem("'%s' is not a temperature such as '38.6 Cel oral'".formatted(what));
        }
        BigDecimal value = line.read("number", read.group(1), BigDecimal::new);
        String unit = read.group(2).equals("Cel") ? "Cel" : "[degF]";
        return new Temperature(time, value, unit, read.group(3) == null ? Route.UNKNOWN : Route.ORAL);
    }

    private Finding finding() {
        String certainty = oneOf("certainty", addition("certainty", "confirmed"), CERTAINTY);
        String clinical = oneOf("clinical status", addition("clinical", "active"), CLINICAL);
        return new Finding(time, term(what, Set.of(DemoTerm.Kind.CONDITION)), clinical, certainty);
    }

    private Transfusion transfusion() {
        DemoTerm product = term(what, Set.of(DemoTerm.Kind.BLOOD_PRODUCT));
        return new Transfusion(
                time, product, line.read("status", addition("status", "active"), ServiceRequestStatus::fromCode));
    }

    private Visit visit() {
        oneOf("place of a visit", what, Set.of("clinic"));
        return new Visit(time);
    }

    private ObservationStatus resultStatus() {
        return line.read("status of a result", addition("status", "final"), ObservationStatus::fromCode);
    }

    private String addition(String name, String otherwise) {
        return additions.getOrDefault(name, otherwise);
    }

    private DemoTerm term(String word, Set<DemoTerm.Kind> kinds) {
        return DemoTerm.named(word)
                .filter(term -> kinds.contains(term.kind()))
                .orElseThrow(() -> line.problem("'%s' is not known here".formatted(word)));
    }

    private String oneOf(String what, String word, Set<String> words) {
        if (!words.contains(word)) {
            throw line.problem("'%s' is not a %s".formatted(word, what));
        }
        return word;
    }
}
