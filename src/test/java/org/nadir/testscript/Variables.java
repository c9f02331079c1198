package org.nadir.testscript;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.TestScript;
import org.hl7.fhir.r4.model.TestScript.TestScriptVariableComponent;

/** The variables of a script: given by the person, else evaluated when used, else their default. */
final class Variables {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9_-]*)}");

    private final Map<String, TestScriptVariableComponent> declared = new HashMap<>();
    private final Map<String, String> given;
    private final Fixtures fixtures;

    Variables(TestScript script, Map<String, String> given, Fixtures fixtures) {
        script.getVariable().forEach(variable -> declared.put(variable.getName(), variable));
        this.given = given;
        this.fixtures = fixtures;
    }

    /** A text with each {@code ${name}} replaced. */
    String filled(String text) {
        Matcher places = PLACE.matcher(text);
        return places.replaceAll(place -> Matcher.quoteReplacement(value(place.group(1))));
    }

    private String value(String name) {
        TestScriptVariableComponent variable = declared.get(name);
        if (variable == null) {
            throw new StepException("the script declares no variable " + name);
        }
        String value = given.containsKey(name) ? String.valueOf(given.get(name)) : evaluated(variable);
        if (value.isEmpty()) {
            throw new StepException("variable %s has no value".formatted(name));
        }
        return value;
    }

    private String evaluated(TestScriptVariableComponent variable) {
        if (!variable.hasSourceId()) {
            return variable.hasDefaultValue() ? variable.getDefaultValue() : "";
        }
        Exchange source = fixtures.exchange(variable.getSourceId());
        if (variable.hasExpression()) {
            return source.byFhirPath(variable.getExpression());
        }
        return variable.hasPath() ? source.byJsonPath(variable.getPath()) : source.header(variable.getHeaderField());
    }
}
