package org.nadir.testscript;

import java.util.List;
import org.hl7.fhir.r4.model.TestReport.TestReportActionResult;
import org.hl7.fhir.r4.model.TestScript.SetupActionAssertComponent;
import org.hl7.fhir.r4.model.TestScript.SetupActionOperationComponent;
import org.hl7.fhir.r4.model.TestScript.TestScriptSetupComponent;
import org.hl7.fhir.r4.model.TestScript.TestScriptTeardownComponent;
import org.hl7.fhir.r4.model.TestScript.TestScriptTestComponent;

/** An action of setup, test or teardown: they are alike in all but their type. */
sealed interface Step {

    /** Something is sent. */
    record Operate(SetupActionOperationComponent operation) implements Step {}

    /** Something is looked at. */
    record Assert(SetupActionAssertComponent wanted) implements Step {}

    /** What became of a step. */
    record Done(Step step, TestReportActionResult result, String message) {

        boolean isBad() {
            return result == TestReportActionResult.FAIL || result == TestReportActionResult.ERROR;
        }
    }

    static List<Step> of(TestScriptSetupComponent setup) {
        return setup.getAction().stream()
                .<Step>map(action ->
                        action.hasOperation() ? new Operate(action.getOperation()) : new Assert(action.getAssert()))
                .toList();
    }

    static List<Step> of(TestScriptTestComponent test) {
        return test.getAction().stream()
                .<Step>map(action ->
                        action.hasOperation() ? new Operate(action.getOperation()) : new Assert(action.getAssert()))
                .toList();
    }

    static List<Step> of(TestScriptTeardownComponent teardown) {
        return teardown.getAction().stream()
                .<Step>map(action -> new Operate(action.getOperation()))
                .toList();
    }
}
