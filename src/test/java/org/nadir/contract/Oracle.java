package org.nadir.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nadir.contract.Sketch.Count;
import org.nadir.contract.Sketch.Line;
import org.nadir.contract.Sketch.Order;
import org.nadir.contract.Sketch.Ordered;
import org.nadir.contract.Sketch.Reading;

/**
 * The table of CLINICAL A2 once more, in plain Java and without the protocol: what must be advised for a patient of whom
 * everything is known.
 */
final class Oracle {

    private static final int DAY = 24;
    private static final String INFO = "routine";
    private static final String WARNING = "urgent";
    private static final String CRITICAL = "stat";

    private final Sketch patient;
    private final Map<String, String> advice = new TreeMap<>();

    private Oracle(Sketch patient) {
        this.patient = patient;
    }

    /** Topic and urgency of each advice. */
    static Map<String, String> advice(Sketch patient) {
        Oracle oracle = new Oracle(patient);
        oracle.emergencies();
        oracle.support();
        oracle.treatment();
        oracle.monitoring();
        return oracle.advice;
    }

    private void emergencies() {
        boolean held = worst() >= 3 && (has("active") || patient.draftInHand());
        say(held, "interrupt-treatment", worst() == 4 || febrile() ? CRITICAL : WARNING);
        say(febrile(), "broad-spectrum-antibiotics", CRITICAL);
        boolean latestBetween = neutropenic()
                && nearNeutrophils().min(Comparator.comparing(Reading::minutesAgo)).stream()
                        .anyMatch(latest -> atLeast(latest.celsius(), "38.0") && !atLeast(latest.celsius(), "38.3"));
        say(latestBetween && !febrile(), "repeat-temperature", WARNING);
    }

    private void support() {
        boolean neutropenia = grade(Line.NEUTROPHILS) >= 3 || febrile();
        say(
                treated() && neutropenia && !open(patient.support().gcsf()),
                "g-csf",
                grade(Line.NEUTROPHILS) == 4 || febrile() ? WARNING : INFO);
        boolean prolonged = lasting(Line.NEUTROPHILS, 7 * DAY, count -> !atLeast(count.value(), "0.5"));
        say(prolonged && !open(patient.support().prophylaxis()), "antibiotic-prophylaxis", INFO);
        BigDecimal hemoglobin = current(Line.HEMOGLOBIN).value();
        boolean anemia = !atLeast(hemoglobin, "8.0") || (patient.signs().anemia() && grade(Line.HEMOGLOBIN) >= 2);
        say(
                anemia && !open(patient.support().redCells()),
                "rbc-transfusion",
                atLeast(hemoglobin, "7.0") ? INFO : WARNING);
        boolean chronic = lasting(Line.HEMOGLOBIN, 28 * DAY, count -> grade(count) >= 2);
        say(chronic && !open(patient.support().esa()) && !patient.signs().thrombosis(), "esa", INFO);
        BigDecimal platelets = current(Line.PLATELETS).value();
        boolean bleeding = patient.signs().bleeding() && grade(Line.PLATELETS) >= 2;
        say(
                (!atLeast(platelets, "20") || bleeding)
                        && !open(patient.support().platelets()),
                "platelet-transfusion",
                bleeding || !atLeast(platelets, "10") ? CRITICAL : WARNING);
    }

    private void treatment() {
        boolean firstCycle =
                results(Line.PLATELETS).anyMatch(count -> grade(count) == 4 && cycle(count.hoursAgo()) == 1);
        boolean again = Stream.of(Line.values()).anyMatch(line -> episodes(line).size() >= 2);
        say(treated() && (firstCycle || again) && !reduced(), "review-dose", WARNING);
        boolean numbers = atLeast(current(Line.NEUTROPHILS).value(), "1.0")
                && atLeast(current(Line.PLATELETS).value(), "50");
        boolean recovered = Stream.of(Line.values()).allMatch(this::isRecovered);
        boolean sure = Stream.of(Line.values()).noneMatch(line -> current(line).preliminary());
        say(has("on-hold") && numbers && recovered && !febrile() && sure, "resume-treatment", INFO);
        boolean between = Stream.of(Line.values()).anyMatch(line -> grade(line) == 2 && !isRecovered(line));
        say(has("on-hold") && numbers && between, "lower-grade-toxicity", INFO);
        say(has("active") && worst() >= 1 && worst() <= 2 && !febrile(), "lower-grade-toxicity", INFO);
    }

    private void monitoring() {
        int days = patient.counts().stream().mapToInt(Count::hoursAgo).min().orElseThrow() / DAY;
        boolean closely = has("on-hold") || worst() >= 3;
        boolean overdue = (closely && days > 3) || (cycle(0) >= 1 && cycle(0) <= 2 && days > 7) || days > 28;
        say(treated() && overdue && !open(patient.support().bloodCount()), "repeat-cbc", closely ? WARNING : INFO);
        boolean firstDose = patient.draftInHand() && patient.order() == null && patient.earlier() == null;
        say(firstDose && days > 28 && !open(patient.support().bloodCount()), "baseline-cbc", WARNING);
        say(patient.encounterStart() && treated() && !patient.signs().askedToday(), "assess-symptoms", INFO);
        say(treated() && patient.refused(), "not-assessable", WARNING);
    }

    private void say(boolean applies, String topic, String urgency) {
        if (applies) {
            advice.put(topic, urgency);
        }
    }

    private boolean treated() {
        return has("active") || has("on-hold") || patient.draftInHand();
    }

    private boolean has(String status) {
        return patient.order() != null && patient.order().status().equals(status);
    }

    private static boolean open(Ordered ordered) {
        return ordered == Ordered.ACTIVE || ordered == Ordered.IN_HAND;
    }

    private boolean neutropenic() {
        return !atLeast(current(Line.NEUTROPHILS).value(), "1.0");
    }

    private Stream<Reading> nearNeutrophils() {
        int minutes = current(Line.NEUTROPHILS).hoursAgo() * 60;
        return patient.readings().stream().filter(reading -> Math.abs(reading.minutesAgo() - minutes) <= 48 * 60);
    }

    private boolean febrile() {
        boolean single = nearNeutrophils().anyMatch(reading -> reading.oral() && atLeast(reading.celsius(), "38.3"));
        return neutropenic() && (single || sustained());
    }

    /** Readings of at least 38.0 that span more than an hour, with none below between. */
    private boolean sustained() {
        List<Reading> readings = nearNeutrophils()
                .sorted(Comparator.comparing(Reading::minutesAgo).reversed())
                .toList();
        int since = -1;
        for (Reading reading : readings) {
            if (!atLeast(reading.celsius(), "38.0")) {
                since = -1;
            } else if (since < 0) {
                since = reading.minutesAgo();
            } else if (since - reading.minutesAgo() > 60) {
                return true;
            }
        }
        return false;
    }

    /** The results of a line, the earliest first. */
    private Stream<Count> results(Line line) {
        return patient.counts().stream()
                .filter(count -> count.line() == line)
                .sorted(Comparator.comparing(Count::hoursAgo).reversed());
    }

    private Count current(Line line) {
        return results(line).reduce((one, later) -> later).orElseThrow();
    }

    /** Low from the last result before the time began until now, which takes two results. */
    private boolean lasting(Line line, int hours, Predicate<Count> low) {
        List<Count> run = new ArrayList<>();
        for (Count count : results(line).toList().reversed()) {
            run.add(count);
            if (count.hoursAgo() >= hours) {
                return run.size() > 1 && run.stream().allMatch(low);
            }
        }
        return false;
    }

    private int firstDoseHoursAgo() {
        Order first = patient.earlier() == null ? patient.order() : patient.earlier();
        return first == null ? -1 : first.daysAgo() * DAY;
    }

    /** The cycle at a time, 0 before treatment. */
    private int cycle(int hoursAgo) {
        for (Order order : new Order[] {patient.order(), patient.earlier()}) {
            if (order != null && order.cycle() > 0 && order.daysAgo() * DAY >= hoursAgo) {
                return order.cycle();
            }
            if (order != null && order.daysAgo() * DAY >= hoursAgo) {
                break;
            }
        }
        int first = firstDoseHoursAgo() < 0 && patient.draftInHand() ? 0 : firstDoseHoursAgo();
        return first < hoursAgo ? 0 : (first - hoursAgo) / (28 * DAY) + 1;
    }

    private List<Count> episodes(Line line) {
        List<Count> beginnings = new ArrayList<>();
        boolean low = false;
        for (Count count : results(line)
                .filter(any -> any.hoursAgo() < firstDoseHoursAgo())
                .toList()) {
            if (grade(count) >= 3 && !low) {
                beginnings.add(count);
            }
            low = grade(count) >= 3;
        }
        return beginnings;
    }

    /** The dose was reduced after the last fall of a line; a draft that names no dose is the latest order. */
    private boolean reduced() {
        Order before = patient.earlier();
        Order now = patient.order();
        int lastFall = Stream.of(Line.values())
                .flatMap(line -> episodes(line).stream())
                .mapToInt(Count::hoursAgo)
                .min()
                .orElse(-1);
        return before != null
                && now != null
                && !patient.draftInHand()
                && lastFall > now.daysAgo() * DAY
                && now.micrograms() < before.micrograms();
    }

    private boolean isRecovered(Line line) {
        int baseline = results(line)
                .filter(count -> count.hoursAgo() >= firstDoseHoursAgo() && firstDoseHoursAgo() >= 0)
                .reduce((one, later) -> later)
                .map(this::grade)
                .orElse(0);
        return grade(line) <= Math.max(1, baseline);
    }

    private int worst() {
        return Stream.of(Line.values()).mapToInt(this::grade).max().orElseThrow();
    }

    private int grade(Line line) {
        return grade(current(line));
    }

    private int grade(Count count) {
        String[] cuts =
                switch (count.line()) {
                    case NEUTROPHILS ->
                        patient.ctcae() == 5 ? new String[] {"1.5", "1.0", "0.5"} : new String[] {"1.0", "0.5", "0.1"};
                    case HEMOGLOBIN -> new String[] {"10.0", "8.0"};
                    case PLATELETS ->
                        patient.ctcae() == 5 ? new String[] {"75", "50", "25"} : new String[] {"75", "50", "10"};
                };
        int grade = belowNormal(count) ? 1 : 0;
        for (int passed = 0; passed < cuts.length; passed++) {
            grade = atLeast(count.value(), cuts[passed]) ? grade : passed + 2;
        }
        return grade;
    }

    private boolean belowNormal(Count count) {
        BigDecimal limit = count.line() == Line.NEUTROPHILS && patient.ctcae() == 6
                ? new BigDecimal("1.5")
                : patient.limit(count.line());
        return count.value().compareTo(limit) < 0;
    }

    private static boolean atLeast(BigDecimal value, String limit) {
        return value.compareTo(new BigDecimal(limit)) >= 0;
    }
}
