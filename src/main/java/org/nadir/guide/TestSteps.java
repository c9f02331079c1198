package org.nadir.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.TestScript;
import org.hl7.fhir.r4.model.TestScript.SetupActionAssertComponent;
import org.hl7.fhir.r4.model.TestScript.SetupActionOperationComponent;
import org.jspecify.annotations.Nullable;

/** A test script as the steps that it takes, for a reader who wants to know what is proved. */
final class TestSteps {

    private final TestScript script;

    TestSteps(TestScript script) {
        this.script = script;
    }

    String html() {
        StringBuilder page = new StringBuilder();
        List<List<String>> before = new ArrayList<>();
        script.getSetup().getAction().forEach(action -> step(before, action.getOperation(), action.getAssert()));
        phase(page, "Before the tests", before);
        script.getTest().forEach(test -> {
            List<List<String>> steps = new ArrayList<>();
            test.getAction().forEach(action -> step(steps, action.getOperation(), action.getAssert()));
            phase(page, test.hasName() ? test.getName() : "Test", steps);
        });
        List<List<String>> after = new ArrayList<>();
        script.getTeardown()
                .getAction()
                .forEach(action -> step(after, action.getOperation(), new SetupActionAssertComponent()));
        phase(page, "After the tests", after);
        return page.toString();
    }

    private static void phase(StringBuilder page, String title, List<List<String>> steps) {
        if (!steps.isEmpty()) {
            page.append("<h2>")
                    .append(Html.text(title))
                    .append("</h2>\n")
                    .append(Html.table(List.of("Step", "What", "How"), steps));
        }
    }

    private static void step(
            List<List<String>> steps, SetupActionOperationComponent does, SetupActionAssertComponent expects) {
        String number = String.valueOf(steps.size() + 1);
        if (!does.isEmpty()) {
            steps.add(List.of(
                    number,
                    Html.text(words(
                            does.getDescription(),
                            does.getLabel(),
                            does.getType().getCode())),
                    parts(
                            does.hasMethod()
                                    ? does.getMethod().toCode()
                                    : does.getType().getCode(),
                            does.getResource(),
                            does.getUrl(),
                            does.getParams(),
                            does.getSourceId())));
        } else {
            steps.add(List.of(
                    number,
                    Html.text("Expect: " + words(expects.getDescription(), expects.getLabel(), "")),
                    parts(
                            expects.hasResponse() ? expects.getResponse().toCode() : null,
                            expects.getResponseCode(),
                            expects.getResource(),
                            expects.getExpression(),
                            expects.getPath(),
                            expects.hasOperator() ? expects.getOperator().toCode() : null,
                            expects.getValue(),
                            expects.getValidateProfileId())));
        }
    }

    private static String words(@Nullable String... choices) {
        return Stream.of(choices)
                .filter(choice -> choice != null && !choice.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String parts(@Nullable String... parts) {
        return Stream.of(parts)
                .filter(part -> part != null && !part.isEmpty())
                .map(Html::code)
                .collect(Collectors.joining(" "));
    }
}
