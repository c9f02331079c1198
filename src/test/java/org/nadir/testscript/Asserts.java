package org.nadir.testscript;

import ca.uhn.fhir.context.FhirContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.TestScript;
import org.hl7.fhir.r4.model.TestScript.AssertionDirectionType;
import org.hl7.fhir.r4.model.TestScript.AssertionOperatorType;
import org.hl7.fhir.r4.model.TestScript.SetupActionAssertComponent;
import org.nadir.testing.Conformance;
import org.nadir.testing.Finding;

/** Decides the assertions of a script. */
final class Asserts {

    private static final Set<AssertionOperatorType> OPERATORS = EnumSet.of(
            AssertionOperatorType.EQUALS,
            AssertionOperatorType.NOTEQUALS,
            AssertionOperatorType.IN,
            AssertionOperatorType.CONTAINS);

    private final Map<String, String> profiles;
    private final Fixtures fixtures;
    private final Variables variables;

    Asserts(TestScript script, Fixtures fixtures, Variables variables) {
        this.profiles = script.getProfile().stream()
                .collect(Collectors.toMap(profile -> profile.getId(), profile -> profile.getReference()));
        this.fixtures = fixtures;
        this.variables = variables;
    }

    /** @throws NotSupportedException when this runner cannot decide it */
    static void requireKnown(SetupActionAssertComponent wanted) {
        if (wanted.getDirection() == AssertionDirectionType.REQUEST) {
            throw new NotSupportedException("assert.direction request");
        }
        if (!OPERATORS.contains(operator(wanted.getOperator()))) {
            throw new NotSupportedException(
                    "assert.operator " + wanted.getOperator().toCode());
        }
    }

    /** What is wrong, in a sentence; empty when the assertion holds. */
    String problem(SetupActionAssertComponent wanted, Supplier<Exchange> last) {
        Exchange exchange = wanted.hasSourceId() ? fixtures.exchange(wanted.getSourceId()) : last.get();
        if (wanted.hasValidateProfileId()) {
            return nonconformance(exchange, wanted.getValidateProfileId());
        }
        String actual = actual(wanted, exchange);
        String expected = variables.filled(expected(wanted));
        return holds(wanted.getOperator(), actual, expected)
                ? ""
                : "%s: expected %s %s and was %s; %s"
                        .formatted(
                                wanted.getDescription(),
                                operator(wanted.getOperator()).toCode(),
                                expected,
                                actual,
                                exchange.said());
    }

    private static String actual(SetupActionAssertComponent wanted, Exchange exchange) {
        if (wanted.hasResponseCode()) {
            return String.valueOf(exchange.answer().statusCode());
        }
        if (wanted.hasExpression()) {
            return exchange.byFhirPath(wanted.getExpression());
        }
        if (wanted.hasPath()) {
            return exchange.byJsonPath(wanted.getPath());
        }
        if (wanted.hasHeaderField()) {
            return exchange.header(wanted.getHeaderField());
        }
        if (wanted.hasContentType()) {
            return exchange.header("Content-Type").replaceAll("\\s*;.*", "");
        }
        if (wanted.hasResource()) {
            return exchange.resource().fhirType();
        }
        throw new NotSupportedException("an assert without an assertion");
    }

    private static String expected(SetupActionAssertComponent wanted) {
        if (wanted.hasResponseCode()) {
            return wanted.getResponseCode();
        }
        if (wanted.hasContentType()) {
            return wanted.getContentType();
        }
        if (wanted.hasResource()) {
            return wanted.getResource();
        }
        // An expression without a value is a condition.
        return !wanted.hasValue() && wanted.hasExpression() ? "true" : String.valueOf(wanted.getValue());
    }

    private static boolean holds(AssertionOperatorType given, String actual, String expected) {
        AssertionOperatorType operator = operator(given);
        if (operator == AssertionOperatorType.EQUALS) {
            return actual.equals(expected);
        }
        if (operator == AssertionOperatorType.NOTEQUALS) {
            return !actual.equals(expected);
        }
        if (operator == AssertionOperatorType.IN) {
            return List.of(expected.split("\\s*,\\s*")).contains(actual);
        }
        if (operator == AssertionOperatorType.CONTAINS) {
            return actual.contains(expected);
        }
        throw new NotSupportedException("assert.operator " + operator.toCode());
    }

    @SuppressWarnings("NullAway") // HAPI's model gives null where the element is absent.
    private static AssertionOperatorType operator(AssertionOperatorType given) {
        return given == null ? AssertionOperatorType.EQUALS : given;
    }

    private String nonconformance(Exchange exchange, String profileId) {
        String profile = profiles.get(profileId);
        if (profile == null) {
            throw new StepException("the script declares no profile " + profileId);
        }
        Resource resource = (Resource) exchange.resource();
        resource.getMeta().addProfile(profile);
        return Conformance.errors(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource)).stream()
                .map(Finding::toString)
                .collect(Collectors.joining("; "));
    }
}
