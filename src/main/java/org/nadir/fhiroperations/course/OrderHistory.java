package org.nadir.fhiroperations.course;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nadir.fhir.FhirJson;
import org.nadir.fhiroperations.course.CourseOrder.Kind;
import org.nadir.toxicity.chart.Dosing;
import org.nadir.toxicity.chart.MedicationOrder;
import org.nadir.toxicity.chart.PatientChart;
import org.nadir.toxicity.chart.PerformedProcedure;
import org.nadir.toxicity.chart.ServiceOrder;
import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.datatype.Concept;
import org.nadir.toxicity.datatype.ResourceVersion;
import org.nadir.toxicity.protocol.Protocol;
import org.nadir.toxicity.protocol.Vocabulary;

/** The orders and transfusions of a chart by kind, ended ones too; a draft on record was never given. */
final class OrderHistory {

    private final Protocol protocol;
    private final Vocabulary vocabulary;

    /** What the chart does not hold, such as the reason of a status, is looked up where the chart was read from. */
    private final Map<ResourceVersion, JsonNode> sources = new HashMap<>();

    OrderHistory(Protocol protocol, Vocabulary vocabulary, Collection<JsonNode> record) {
        this.protocol = protocol;
        this.vocabulary = vocabulary;
        record.forEach(resource -> sources.put(FhirJson.version(resource), resource));
    }

    List<CourseOrder> of(PatientChart chart) {
        return Stream.of(
                        chart.medicationOrders().stream()
                                .filter(MedicationOrder::wasGiven)
                                .flatMap(this::medication),
                        chart.serviceOrders().stream().flatMap(this::service),
                        chart.procedures().stream().flatMap(this::procedure))
                .flatMap(orders -> orders)
                .sorted(Times.earliestFirst(CourseOrder::start))
                .toList();
    }

    /** Those of some kinds that a concept is of. */
    Stream<Kind> kinds(Concept concept, Set<Kind> among) {
        return among.stream().filter(kind -> kind.concepts(protocol, vocabulary).contains(concept));
    }

    JsonNode resource(ResourceVersion source) {
        return sources.getOrDefault(source, MissingNode.getInstance());
    }

    private Stream<CourseOrder> medication(MedicationOrder order) {
        Dosing said = order.dosing();
        Dosing dosing = new Dosing(order.begins().orElse(null), said.end(), said.cycle(), said.day(), said.dose());
        return kinds(order.medication(), Kind.MEDICATIONS)
                .map(kind -> new CourseOrder(
                        kind, resource(order.source()), order.medication().label(), dosing));
    }

    private Stream<CourseOrder> service(ServiceOrder order) {
        return kinds(order.service(), Kind.SERVICES)
                .map(kind -> new CourseOrder(
                        kind, resource(order.source()), order.service().label(), at(order.ordered())));
    }

    private Stream<CourseOrder> procedure(PerformedProcedure done) {
        return kinds(done.procedure(), Kind.TRANSFUSIONS)
                .map(kind -> new CourseOrder(
                        kind, resource(done.source()), done.procedure().label(), at(done.time())));
    }

    private static Dosing at(@Nullable ClinicalTime time) {
        return new Dosing(time, null, null, null, null);
    }
}
