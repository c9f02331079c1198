package org.nadir.fhiroperations.course;

import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.nadir.fhir.ChartReader;
import org.nadir.fhir.NoProtocolException;
import org.nadir.fhir.ProtocolChoice;
import org.nadir.fhir.Vocabularies;
import org.nadir.toxicity.chart.PatientChart;
import org.nadir.toxicity.facts.TreatmentCourse;
import org.nadir.toxicity.protocol.Protocol;
import org.nadir.toxicity.protocol.Vocabulary;
import org.nadir.toxicity.protocol.Windows;

/** Reads a patient's resources as they are read for the cards, and says what is known of the treatment. */
final class CourseReader {

    private final ProtocolChoice choice;
    private final Vocabulary vocabulary;
    private final Clock clock;

    CourseReader(ProtocolChoice choice, Vocabulary vocabulary, Clock clock) {
        this.choice = choice;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    Course read(List<JsonNode> record) {
        Instant now = clock.instant();
        ProtocolChoice.Chosen chosen = chosen(record, now);
        Protocol protocol = chosen.protocol();
        PatientChart chart = ChartReader.read(record, List.of(), chosen.doubts(), now);
        TreatmentCourse course = TreatmentCourse.of(chart, protocol);
        OrderHistory history = new OrderHistory(protocol, vocabulary, record);
        Cycles cycles = new Cycles(course, length(protocol), now);
        Course.Treatment treatment = new Course.Treatment(
                course.firstDose().orElse(null), cycles.list(), cycles.day().orElse(null), history.of(chart));
        return new Course(
                protocol,
                chart,
                treatment,
                CourseFinding.of(chart, Vocabularies.symptoms()),
                new CourseDoubts(chart, history, now).of(treatment, cycles, record),
                now);
    }

    private static int length(Protocol protocol) {
        return protocol.windows()
                .of(Windows.Name.CYCLE)
                .map(Duration::toDays)
                .map(days -> (int) Math.max(1, days))
                .orElse(0);
    }

    private ProtocolChoice.Chosen chosen(List<JsonNode> record, Instant now) {
        try {
            return choice.choose(record, now);
        } catch (NoProtocolException none) {
            throw new PreconditionFailedException(String.valueOf(none.getMessage()));
        }
    }
}
