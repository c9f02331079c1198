package org.nadir.toxicity.facts;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nadir.toxicity.chart.Finding;
import org.nadir.toxicity.chart.PatientChart;
import org.nadir.toxicity.datatype.Concept;
import org.nadir.toxicity.datatype.ConceptSet;
import org.nadir.toxicity.protocol.Fact;
import org.nadir.toxicity.protocol.Vocabulary;
import org.nadir.toxicity.protocol.Windows;

/** Symptoms and bleeding: present, recorded as absent, or unknown. */
final class FindingFacts {

    private final Vocabulary vocabulary;
    private final Instant oldest;

    FindingFacts(Vocabulary vocabulary, Windows windows, Instant now) {
        this.vocabulary = vocabulary;
        this.oldest = now.minus(windows.results());
    }

    void addTo(Facts facts, PatientChart chart) {
        add(facts, Fact.SYMPTOMATIC_ANEMIA, vocabulary.findings().anemiaSymptoms(), chart.findings());
        add(facts, Fact.ACTIVE_BLEEDING, vocabulary.findings().bleeding(), chart.findings());
        add(facts, Fact.INFECTION_SIGNS, vocabulary.findings().infectionSigns(), chart.findings());
        add(facts, Fact.THROMBOSIS, vocabulary.findings().thrombosis(), chart.findings());
        // A problem list that was read whole and names no thrombosis says that none is known.
        if (facts.isUnknown(Fact.THROMBOSIS)) {
            facts.know(Fact.THROMBOSIS, false);
        }
    }

    private void add(Facts facts, Fact fact, ConceptSet kind, List<Finding> all) {
        Map<String, Finding> latest = all.stream()
                .filter(finding -> kind.contains(finding.concept()))
                .filter(finding -> finding.time() == null || !finding.time().surelyBefore(oldest))
                .collect(Collectors.toMap(finding -> name(kind, finding), Function.identity(), FindingFacts::later));
        if (latest.isEmpty()) {
            return;
        }
        List<Evidence> present = latest.values().stream()
                .filter(Finding::present)
                .map(FindingFacts::evidence)
                .toList();
        facts.know(fact, !present.isEmpty());
        facts.support(fact, present);
    }

    /** Two systems may call one finding differently; its code is the same. */
    private static String name(ConceptSet kind, Finding finding) {
        return finding.concept().codes().stream()
                .filter(kind::contains)
                .map(Concept.Code::code)
                .min(Comparator.naturalOrder())
                .orElseGet(() -> finding.concept().label());
    }

    /** A finding without a time stands: it is an active problem, not a past observation. */
    private static Finding later(Finding one, Finding other) {
        Comparator<Finding> byTime =
                Comparator.comparing(Finding::time, Comparator.nullsLast(Comparator.naturalOrder()));
        int order = byTime.compare(one, other);
        return order == 0 ? (one.present() ? one : other) : (order > 0 ? one : other);
    }

    private static Evidence evidence(Finding finding) {
        return new Evidence(
                "finding", finding.concept().label(), null, null, finding.time(), List.of(finding.source()), List.of());
    }
}
