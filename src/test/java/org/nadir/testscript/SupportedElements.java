package org.nadir.testscript;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.TestScript;
import org.hl7.fhir.r4.model.TestScript.TestScriptFixtureComponent;

/** What of a TestScript this runner carries out; anything else must fail loudly and not be passed over. */
final class SupportedElements {

    /** Said about the script, without an effect on the run. */
    private static final Set<String> ABOUT = Set.of(
            "id",
            "meta",
            "text",
            "url",
            "version",
            "name",
            "title",
            "status",
            "experimental",
            "date",
            "publisher",
            "description");

    private static final Set<String> BACKBONES = Set.of(
            "origin",
            "destination",
            "fixture",
            "profile",
            "variable",
            "setup",
            "test",
            "teardown",
            "setup.action",
            "test.action",
            "teardown.action",
            "setup.action.operation",
            "test.action.operation",
            "teardown.action.operation",
            "setup.action.assert",
            "test.action.assert");

    private static final Set<String> LEAVES = Set.of(
            "origin.index",
            "origin.profile",
            "destination.index",
            "destination.profile",
            "fixture.id",
            "fixture.autocreate",
            "fixture.autodelete",
            "fixture.resource",
            "profile.id",
            "profile.reference",
            "variable.name",
            "variable.defaultValue",
            "variable.description",
            "variable.expression",
            "variable.headerField",
            "variable.hint",
            "variable.path",
            "variable.sourceId",
            "test.name",
            "test.description");

    private static final Set<String> OPERATION = Set.of(
            "type",
            "resource",
            "label",
            "description",
            "accept",
            "contentType",
            "destination",
            "origin",
            "encodeRequestUrl",
            "method",
            "params",
            "responseId",
            "sourceId",
            "url");

    private static final Set<String> ASSERT = Set.of(
            "label",
            "description",
            "direction",
            "contentType",
            "expression",
            "headerField",
            "operator",
            "path",
            "resource",
            "responseCode",
            "sourceId",
            "validateProfileId",
            "value",
            "warningOnly");

    private SupportedElements() {}

    /** @throws NotSupportedException naming the first thing that the runner does not know */
    static void require(TestScript script) {
        script.children().forEach(property -> require("", property));
        // HAPI's list of children leaves these two out.
        refuse(script.hasContained(), "TestScript.contained");
        refuse(script.hasModifierExtension(), "TestScript.modifierExtension");
        for (TestScriptFixtureComponent fixture : script.getFixture()) {
            refuse(fixture.getAutocreate(), "fixture.autocreate");
            refuse(fixture.getAutodelete(), "fixture.autodelete");
        }
        Stream.of(
                        Stream.of(Step.of(script.getSetup())),
                        script.getTest().stream().map(Step::of),
                        Stream.of(Step.of(script.getTeardown())))
                .flatMap(steps -> steps)
                .flatMap(List::stream)
                .forEach(SupportedElements::require);
    }

    private static void require(Step step) {
        switch (step) {
            case Step.Operate(var operation) -> Operations.method(operation);
            case Step.Assert(var wanted) -> Asserts.requireKnown(wanted);
        }
    }

    private static void refuse(boolean there, String what) {
        if (there) {
            throw new NotSupportedException(what);
        }
    }

    private static void require(String parent, Property property) {
        if (!property.hasValues()) {
            return;
        }
        String path = parent.isEmpty() ? property.getName() : parent + "." + property.getName();
        if (BACKBONES.contains(path)) {
            for (Base value : property.getValues()) {
                value.children().forEach(child -> require(path, child));
            }
        } else if (!isLeaf(path)) {
            throw new NotSupportedException("TestScript." + path);
        }
    }

    private static boolean isLeaf(String path) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        return ABOUT.contains(path)
                || LEAVES.contains(path)
                || (path.endsWith("action.operation." + last) && OPERATION.contains(last))
                || (path.endsWith("action.assert." + last) && ASSERT.contains(last));
    }
}
