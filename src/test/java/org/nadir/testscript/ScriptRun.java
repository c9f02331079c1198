package org.nadir.testscript;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.TestReport;
import org.hl7.fhir.r4.model.TestReport.TestReportActionResult;
import org.hl7.fhir.r4.model.TestScript;
import org.hl7.fhir.r4.model.TestScript.TestScriptTestComponent;
import org.jspecify.annotations.Nullable;
import org.nadir.testscript.Step.Done;

/**
 * Runs one TestScript against one server and reports.
 *
 * <p>A failed step ends its test; a failed setup ends the script; the teardown is run always.
 *
 * @see <a href="https://hl7.org/fhir/R4/testscript.html">FHIR R4, TestScript</a>
 */
final class ScriptRun {

    private final TestScript script;
    private final URI base;
    private final Operations operations;
    private final Asserts asserts;
    private @Nullable Exchange last;

    /**
     * Reads the fixtures.
     *
     * @param base the FHIR base of the server, without a slash at the end
     * @param given values of variables in place of what the script says of them
     * @throws NotSupportedException when the script holds something that would not be carried out
     */
    ScriptRun(TestScript script, List<Path> fixtureFolders, URI base, Map<String, String> given) {
        SupportedElements.require(script);
        this.script = script;
        this.base = base;
        Fixtures fixtures = new Fixtures(script, fixtureFolders);
        Variables variables = new Variables(script, given, fixtures);
        this.operations = new Operations(base, fixtures, variables);
        this.asserts = new Asserts(script, fixtures, variables);
    }

    TestReport run() {
        Report report = new Report(script, base);
        List<Done> setup = run(Step.of(script.getSetup()), true);
        boolean ready = setup.stream().noneMatch(Done::isBad);
        report.setup(setup);
        for (TestScriptTestComponent test : script.getTest()) {
            report.test(test, run(Step.of(test), ready));
        }
        report.teardown(run(Step.of(script.getTeardown()), true));
        return report.finished();
    }

    private List<Done> run(List<Step> steps, boolean ready) {
        List<Done> done = new ArrayList<>();
        boolean going = ready;
        for (Step step : steps) {
            Done one = going ? run(step) : new Done(step, TestReportActionResult.SKIP, "not reached");
            going = going && !one.isBad();
            done.add(one);
        }
        return done;
    }

    private Done run(Step step) {
        try {
            return switch (step) {
                case Step.Operate(var operation) -> {
                    last = operations.carryOut(operation);
                    yield new Done(step, TestReportActionResult.PASS, last.said());
                }
                case Step.Assert(var wanted) ->
                    decided(step, wanted.getWarningOnly(), asserts.problem(wanted, this::last));
            };
        } catch (StepException broken) {
            return new Done(step, TestReportActionResult.ERROR, String.valueOf(broken.getMessage()));
        }
    }

    private static Done decided(Step step, boolean warningOnly, String problem) {
        if (problem.isEmpty()) {
            return new Done(step, TestReportActionResult.PASS, "");
        }
        return new Done(step, warningOnly ? TestReportActionResult.WARNING : TestReportActionResult.FAIL, problem);
    }

    private Exchange last() {
        if (last == null) {
            throw new StepException("nothing was answered yet");
        }
        return last;
    }
}
