package org.nadir.fhirserver.requests;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Refuses a search that asks for more than any reader of its answer could use, before it becomes SQL. */
final class SearchBounds {

    private static final Set<String> INCLUDES = Set.of("_include", "_revinclude");
    private static final Pattern LINK = Pattern.compile("\\.|_has:");

    private final RequestLimits.Search limits;

    SearchBounds(RequestLimits.Search limits) {
        this.limits = limits;
    }

    void check(Map<String, String[]> parameters) {
        RequestLimits.require(
                "search parameters", values(parameters).count(), limits.parameters(), "search-parameters");
        RequestLimits.require("search values", commas(parameters), limits.values(), "search-values");
        parameters.keySet().forEach(this::checkChain);
        List<String> included = parameters.keySet().stream()
                .filter(name -> INCLUDES.contains(name.split(":", 2)[0]))
                .flatMap(name -> Arrays.stream(parameters.getOrDefault(name, new String[0]))
                        .map(value -> name))
                .toList();
        RequestLimits.require("_include or _revinclude", included.size(), limits.includes(), "includes");
        long iterating = included.stream().filter(name -> name.contains(":")).count();
        RequestLimits.require("iterating _include or _revinclude", iterating, limits.iterations(), "iterations");
    }

    private void checkChain(String name) {
        long links = LINK.matcher(name).results().count();
        RequestLimits.require("links in a chain of search parameters", links, limits.chain(), "chain");
    }

    private static Stream<String> values(Map<String, String[]> parameters) {
        return parameters.values().stream().flatMap(Arrays::stream);
    }

    private static long commas(Map<String, String[]> parameters) {
        return values(parameters)
                .mapToLong(value -> 1 + value.chars().filter(c -> c == ',').count())
                .sum();
    }
}
