package org.nadir.fhirserver.requests;

import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of {@code _filter}, read before HAPI reads it: https://hl7.org/fhir/R4/search_filter.html.
 *
 * <p>HAPI fails over an unfinished filter, takes an operator that it does not know for {@code eq}, forgets the rest of
 * a chain and reads {@code a and b or c} from the right. Only what it answers truly passes.
 */
final class FilterExpression {

    private static final Pattern TOKEN = Pattern.compile("\\s*([()]|\"(?:[^\"\\\\]|\\\\.)+\"|[^\\s()\"]+)\\s*");

    private static final Pattern DATE = Pattern.compile("\\d{4}(?:-\\d\\d(?:-\\d\\d(?:T[\\d:.+Z-]+)?)?)?");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");

    private static final Set<String> EQUALITY = Set.of("eq", "ne");
    private static final Set<String> ORDER = Set.of("eq", "ne", "gt", "lt", "ge", "le");
    private static final Set<String> TEXT = Set.of("eq", "ne", "co", "sw", "ew");

    private final String type;
    private final ISearchParamRegistry parameters;
    private final List<String> tokens;
    private int next;

    private FilterExpression(String type, String text, ISearchParamRegistry parameters) {
        this.type = type;
        this.parameters = parameters;
        this.tokens = tokens(text);
    }

    static void check(String type, String text, ISearchParamRegistry parameters) {
        FilterExpression filter = new FilterExpression(type, text, parameters);
        filter.readAll();
        if (filter.next < filter.tokens.size()) {
            throw refused("'%s' is not expected there".formatted(filter.tokens.get(filter.next)));
        }
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw refused("a quoted value is empty or does not end");
            }
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        return tokens;
    }

    private void readAll() {
        readOne();
        String joined = "";
        while (next < tokens.size() && Set.of("and", "or").contains(tokens.get(next))) {
            String join = take("and or or");
            if (!joined.isEmpty() && !joined.equals(join)) {
                throw refused("put parentheses around what belongs together where 'and' and 'or' are mixed");
            }
            joined = join;
            readOne();
        }
    }

    private void readOne() {
        String name = take("a search parameter");
        if (name.equals("(")) {
            readAll();
            if (!take("a closing parenthesis").equals(")")) {
                throw refused("a closing parenthesis is missing");
            }
            return;
        }
        RestSearchParameterTypeEnum kind = kind(name);
        Set<String> operators = operators(name, kind);
        String operator = take("an operator");
        if (!operators.contains(operator)) {
            throw refused("the operator '%s' is not supported for %s: use one of %s"
                    .formatted(operator, name, operators.stream().sorted().toList()));
        }
        checkValue(name, kind, take("a value"));
    }

    private static void checkValue(String name, RestSearchParameterTypeEnum kind, String value) {
        if (value.equals("(") || value.equals(")")) {
            throw refused("the value of %s is missing".formatted(name));
        }
        if (kind == RestSearchParameterTypeEnum.DATE && !DATE.matcher(value).matches()) {
            throw refused("%s is '%s' and must be a date such as 2026-01-31".formatted(name, value));
        }
        boolean isNumeric = kind == RestSearchParameterTypeEnum.NUMBER || kind == RestSearchParameterTypeEnum.QUANTITY;
        if (isNumeric && !NUMBER.matcher(value).matches()) {
            throw refused("%s is '%s' and must be a number without a unit".formatted(name, value));
        }
    }

    private RestSearchParameterTypeEnum kind(String name) {
        if (name.equals("_id")) {
            return RestSearchParameterTypeEnum.TOKEN;
        }
        RuntimeSearchParam parameter = parameters.getActiveSearchParam(type, name, SearchParamLookupContextEnum.SEARCH);
        if (parameter == null || name.startsWith("_")) {
            throw refused("'%s' is not a search parameter of %s that a filter can use".formatted(name, type));
        }
        return parameter.getParamType();
    }

    private static Set<String> operators(String name, RestSearchParameterTypeEnum kind) {
        return switch (kind) {
            case STRING, URI -> TEXT;
            case TOKEN, REFERENCE -> EQUALITY;
            case DATE, NUMBER, QUANTITY -> ORDER;
            case COMPOSITE, HAS, SPECIAL ->
                throw refused("the search parameter %s cannot be used in a filter".formatted(name));
        };
    }

    private String take(String expected) {
        if (next == tokens.size()) {
            throw refused("%s is missing at the end".formatted(expected));
        }
        return tokens.get(next++);
    }

    private static InvalidRequestException refused(String reason) {
        return new InvalidRequestException("_filter: " + reason);
    }
}
