package org.nadir.fhirserver.reading;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.SortOrderEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nadir.fhir.SourceUnavailableException;
import org.nadir.fhirserver.answers.PublicMessage;
import org.nadir.fhirserver.storage.ServedResources;

/**
 * Reads relative FHIR queries. They are built from ids that callers send, so what is not plainly one patient's query is
 * refused: an id must not bring a second patient, a comma or a further parameter along.
 */
final class StoreQueries {

    private static final Pattern READ = Pattern.compile("([A-Z][A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})");
    private static final Pattern SEARCH = Pattern.compile("([A-Z][A-Za-z]+)\\?(.+)");
    private static final Pattern ID = Pattern.compile("(?:[A-Z][A-Za-z]+/)?[A-Za-z0-9\\-.]{1,64}");
    private static final Set<String> OF_A_PATIENT = Set.of("patient", "subject", "individual", "_id");

    /** Pages are for people: a source answers whole. */
    private static final Set<String> LEFT_OUT = Set.of("_count", "_include", "_sort");

    private final FhirContext context;
    private final MatchUrlService urls;
    private final ISearchParamRegistry parameters;

    StoreQueries(FhirContext context, MatchUrlService urls, ISearchParamRegistry parameters) {
        this.context = context;
        this.urls = urls;
        this.parameters = parameters;
    }

    StoreQuery parse(String query) {
        Matcher read = READ.matcher(query);
        if (read.matches()) {
            return new StoreQuery(
                    served(read.group(1)),
                    SearchParameterMap.newSynchronous("_id", new TokenParam(read.group(2))),
                    List.of());
        }
        Matcher search = SEARCH.matcher(query);
        if (!search.matches()) {
            throw new SourceUnavailableException("The query", "it is neither a read nor a search");
        }
        return search(served(search.group(1)), Arrays.asList(search.group(2).split("&")));
    }

    private StoreQuery search(String type, List<String> conditions) {
        checkPatient(type, conditions);
        String url = conditions.stream()
                .filter(condition -> !LEFT_OUT.contains(name(condition)))
                .collect(Collectors.joining("&", type + "?", ""));
        try {
            SearchParameterMap matching = urls.translateMatchUrl(url, context.getResourceDefinition(type));
            values("_sort", conditions).forEach(order -> matching.setSort(sort(order)));
            return new StoreQuery(type, matching.setLoadSynchronous(true), includePaths(type, conditions));
        } catch (BaseServerResponseException | DataFormatException e) {
            throw new SourceUnavailableException(type, PublicMessage.of(e.getMessage()));
        }
    }

    private static void checkPatient(String type, List<String> conditions) {
        List<String> patients =
                OF_A_PATIENT.stream().flatMap(name -> values(name, conditions)).toList();
        if (patients.size() > 1 || !patients.stream().allMatch(ID.asMatchPredicate())) {
            throw new SourceUnavailableException(type, "the query must name one patient by a valid id");
        }
    }

    private static SortSpec sort(String order) {
        SortSpec first = null;
        List<String> parameters = Arrays.asList(order.split(","));
        for (String parameter : parameters.reversed()) {
            first = parameter.startsWith("-")
                    ? new SortSpec(parameter.substring(1), SortOrderEnum.DESC, first)
                    : new SortSpec(parameter, SortOrderEnum.ASC, first);
        }
        return Objects.requireNonNull(first);
    }

    private List<String> includePaths(String type, List<String> conditions) {
        return values("_include", conditions)
                .flatMap(include -> paths(type, include))
                .toList();
    }

    private Stream<String> paths(String type, String include) {
        String[] parts = include.split(":");
        RuntimeSearchParam reference = parts.length < 2 || !parts[0].equals(type)
                ? null
                : parameters.getActiveSearchParam(type, parts[1], SearchParamLookupContextEnum.SEARCH);
        if (reference == null) {
            throw new SourceUnavailableException(type, "_include must name a reference parameter of the type");
        }
        return reference.getPathsSplitForResourceType(type).stream();
    }

    private static String served(String type) {
        if (!ServedResources.types().contains(type)) {
            throw new SourceUnavailableException(type, "this type is not kept here");
        }
        return type;
    }

    private static Stream<String> values(String name, List<String> conditions) {
        return conditions.stream()
                .filter(condition -> name(condition).equals(name))
                .map(StoreQueries::value);
    }

    private static String name(String condition) {
        return condition.split("=", 2)[0];
    }

    private static String value(String condition) {
        String[] parts = condition.split("=", 2);
        return parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
    }
}
