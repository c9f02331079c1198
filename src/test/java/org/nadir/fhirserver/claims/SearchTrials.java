package org.nadir.fhirserver.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;

/** The searches that a statement claims, as trials, and the samples in which they must find something. */
final class SearchTrials {

    private final ServedStatement statement;
    private final SearchDefinitions definitions;
    private final Samples samples;
    private final Map<String, List<SearchTrial>> byType = new TreeMap<>();
    private final List<String> untried = new ArrayList<>();

    private SearchTrials(ServedStatement statement, SearchDefinitions definitions) {
        this.statement = statement;
        this.definitions = definitions;
        this.samples = new Samples(statement.types());
    }

    static SearchTrials of(ServedStatement statement, SearchDefinitions definitions) {
        SearchTrials trials = new SearchTrials(statement, definitions);
        statement.resources().forEach(resource -> {
            resource.getSearchParam().forEach(claimed -> trials.addParameter(resource.getType(), claimed));
            resource.getSearchInclude().forEach(claimed -> trials.addInclude(resource.getType(), claimed.getValue()));
            resource.getSearchRevInclude()
                    .forEach(claimed -> trials.addRevInclude(resource.getType(), claimed.getValue()));
        });
        return trials;
    }

    Samples samples() {
        return samples;
    }

    List<SearchTrial> of(String type) {
        return byType.getOrDefault(type, List.of());
    }

    /** Claims for which no sample could be made. */
    List<String> untried() {
        return untried;
    }

    private void addParameter(String type, CapabilityStatementRestResourceSearchParamComponent claimed) {
        String claim = type + "." + claimed.getName();
        SearchDefinition definition = definitions.at(claimed.getDefinition());
        Optional<Sample> sample =
                samples.with(type, definition, targets(definition).findFirst());
        Optional<SearchTerm> term = sample.flatMap(it -> SearchTerm.in(it, definition));
        if (term.isEmpty()) {
            untried.add(claim);
            return;
        }
        String name = claimed.getName();
        add(
                type,
                SearchTrial.finds(
                        claim,
                        sample.get(),
                        SearchTrial.condition(name, term.get().matching())));
        add(
                type,
                SearchTrial.passesOver(
                        claim,
                        sample.get(),
                        SearchTrial.condition(name, term.get().other())));
    }

    /** The standard shares definitions between types, so an element need not lead to each target that they name. */
    private void addInclude(String type, String claimed) {
        SearchDefinition definition = definition(claimed);
        List<SearchTrial> found = new ArrayList<>();
        for (String target : targets(definition).toList()) {
            samples.with(type, definition, Optional.of(target))
                    .filter(source -> SearchTerm.in(source, definition).isPresent())
                    .map(source -> include(claimed, source, target))
                    .ifPresent(found::add);
        }
        found.forEach(trial -> add(type, trial));
        if (found.isEmpty()) {
            untried.add("_include=" + claimed);
        }
    }

    private static SearchTrial include(String claimed, Sample source, String target) {
        return SearchTrial.brings(
                "_include=" + claimed + " to " + target,
                source.reference().replace("/", "?_id=") + "&_include=" + claimed,
                target + "/" + Samples.idOf(target));
    }

    private void addRevInclude(String type, String claimed) {
        String claim = "_revinclude=" + claimed + " of " + type;
        String source = claimed.split(":", 2)[0];
        samples.with(source, definition(claimed), Optional.of(type))
                .ifPresentOrElse(
                        sample -> add(
                                type,
                                SearchTrial.brings(
                                        claim,
                                        samples.first(type).reference().replace("/", "?_id=") + "&_revinclude="
                                                + claimed,
                                        sample.reference())),
                        () -> untried.add(claim));
    }

    private SearchDefinition definition(String include) {
        String[] parts = include.split(":", 2);
        return statement.resources().stream()
                .filter(resource -> resource.getType().equals(parts[0]))
                .map(CapabilityStatementRestResourceComponent::getSearchParam)
                .flatMap(List::stream)
                .filter(parameter -> parameter.getName().equals(parts[1]))
                .map(parameter -> definitions.at(parameter.getDefinition()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(include + " is no claimed parameter"));
    }

    private Stream<String> targets(SearchDefinition definition) {
        return definition.targets().stream().filter(statement.types()::contains);
    }

    private void add(String type, SearchTrial trial) {
        byType.computeIfAbsent(type, none -> new ArrayList<>()).add(trial);
    }
}
