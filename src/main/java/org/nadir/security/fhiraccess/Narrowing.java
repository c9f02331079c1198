package org.nadir.security.fhiraccess;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.jpa.searchparam.matcher.InMemoryResourceMatcher;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Adds to a search what keeps it within its bounds, so that its counts and pages tell of nothing else. */
class Narrowing {

    private static final String FILTER = "_filter";

    private final FhirContext context;
    private final MatchUrlService urls;
    private final InMemoryResourceMatcher matcher;

    Narrowing(FhirContext context, MatchUrlService urls, InMemoryResourceMatcher matcher) {
        this.context = context;
        this.urls = urls;
        this.matcher = matcher;
    }

    /**
     * Narrows a search.
     *
     * @return false where nothing that could be found lies within the bounds
     */
    boolean apply(String type, List<Bound> bounds, SearchParameterMap search) {
        List<Conditions> alternatives = bounds.stream()
                .flatMap(bound -> conditions(type, bound).stream())
                .toList();
        if (alternatives.isEmpty()) {
            return false;
        }
        Optional<String> expression = expression(alternatives);
        if (alternatives.size() == 1) {
            alternatives.getFirst().addTo(search);
            // The store resolves a conditional URL of one token by its first value alone.
            if (search.keySet().size() == 1) {
                expression.ifPresent(text -> filterBy(text, search));
            }
            return true;
        }
        expression.ifPresent(text -> filterBy(text, search));
        return expression.isPresent();
    }

    /** HAPI asks twice about some searches, and its store minds a condition that comes twice. */
    private static void filterBy(String expression, SearchParameterMap search) {
        new Conditions(List.of(Map.entry(FILTER, List.of(new StringParam(expression))))).addTo(search);
    }

    /** What a resource must meet, each of the lists by one of its values. */
    private record Conditions(List<Map.Entry<String, List<IQueryParameterType>>> all) {

        void addTo(SearchParameterMap search) {
            all.forEach(condition -> {
                List<List<IQueryParameterType>> values = new ArrayList<>();
                if (search.containsKey(condition.getKey())) {
                    values.addAll(search.get(condition.getKey()));
                }
                if (values.stream().noneMatch(asked -> texts(asked).equals(texts(condition.getValue())))) {
                    values.add(condition.getValue());
                }
                search.put(condition.getKey(), values);
            });
        }
    }

    /** HAPI's parameters of references have no equality of their own. */
    private static List<String> texts(List<? extends IQueryParameterType> alternatives) {
        return alternatives.stream()
                .map(value -> value.getQueryParameterQualifier() + " " + text(value))
                .toList();
    }

    private Optional<Conditions> conditions(String type, Bound bound) {
        List<Map.Entry<String, List<IQueryParameterType>>> all = new ArrayList<>();
        bound.patient().ifPresent(patient -> all.add(about(type, patient)));
        if (bound.isFiltered()) {
            Optional<SearchParameterMap> filter = filter(type, bound.filter());
            if (filter.isEmpty()) {
                return Optional.empty();
            }
            filter.get().entrySet().forEach(parameter -> parameter
                    .getValue()
                    .forEach(values -> all.add(Map.entry(parameter.getKey(), values))));
        }
        return Optional.of(new Conditions(all));
    }

    private static Map.Entry<String, List<IQueryParameterType>> about(String type, String patient) {
        if (type.equals("Patient")) {
            return Map.entry("_id", List.of(new TokenParam(patient)));
        }
        String parameter =
                PatientData.subject(type).map(PatientData.Subject::parameter).orElse("patient");
        return Map.entry(parameter, List.of(new ReferenceParam("Patient/" + patient)));
    }

    /** The filter of a scope; empty where it cannot be judged on a single resource, so that it opens nothing there. */
    private Optional<SearchParameterMap> filter(String type, String filter) {
        try {
            String url = type + "?" + filter;
            return matcher.canBeEvaluatedInMemory(url).supported()
                    ? Optional.of(urls.translateMatchUrl(url, context.getResourceDefinition(type)))
                    : Optional.empty();
        } catch (BaseServerResponseException unreadable) {
            return Optional.empty();
        }
    }

    /** The alternatives as one {@code _filter}; those that it cannot express are left out. */
    private static Optional<String> expression(List<Conditions> alternatives) {
        String text = alternatives.stream()
                .flatMap(conditions -> expression(conditions).stream())
                .collect(Collectors.joining(" or "));
        return Optional.of(text).filter(written -> !written.isEmpty());
    }

    private static Optional<String> expression(Conditions conditions) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, List<IQueryParameterType>> condition : conditions.all()) {
            if (!condition.getValue().stream().allMatch(Narrowing::isPlain)) {
                return Optional.empty();
            }
            parts.add(condition.getValue().stream()
                    .map(value -> "%s eq \"%s\"".formatted(condition.getKey(), text(value)))
                    .collect(Collectors.joining(" or ", "(", ")")));
        }
        return Optional.of(parts.stream().collect(Collectors.joining(" and ", "(", ")")));
    }

    private static boolean isPlain(IQueryParameterType value) {
        return value.getMissing() == null
                && ((value instanceof TokenParam token && token.getModifier() == null)
                        || (value instanceof ReferenceParam reference && reference.getChain() == null));
    }

    private static String text(IQueryParameterType value) {
        String text = value instanceof ReferenceParam reference ? reference.getValue() : value.getValueAsQueryToken();
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
