package org.nadir.testscript;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.TestReport;
import org.hl7.fhir.r4.model.TestReport.SetupActionAssertComponent;
import org.hl7.fhir.r4.model.TestReport.SetupActionOperationComponent;
import org.hl7.fhir.r4.model.TestReport.TestActionComponent;
import org.hl7.fhir.r4.model.TestReport.TestReportParticipantType;
import org.hl7.fhir.r4.model.TestReport.TestReportResult;
import org.hl7.fhir.r4.model.TestReport.TestReportStatus;
import org.hl7.fhir.r4.model.TestScript;
import org.hl7.fhir.r4.model.TestScript.TestScriptTestComponent;
import org.nadir.testscript.Step.Done;

/** Writes what became of a script as a FHIR TestReport. */
final class Report {

    private final TestReport report = new TestReport();
    private int tests;
    private int passed;
    private boolean bad;

    Report(TestScript script, URI base) {
        report.setName(script.getName());
        report.setTester("Nadir's runner of TestScripts");
        report.getTestScript().setReference(script.getUrl());
        report.addParticipant()
                .setType(TestReportParticipantType.SERVER)
                .setUri(base.toString())
                .setDisplay("the server under test");
        report.addParticipant()
                .setType(TestReportParticipantType.TESTENGINE)
                .setUri("https://nadir-cds.github.io/fhir/testscript-runner");
    }

    void setup(List<Done> steps) {
        for (Done done : steps) {
            bad |= done.isBad();
            TestActionComponent both = action(done);
            report.getSetup().addAction().setOperation(both.getOperation()).setAssert(both.getAssert());
        }
    }

    void test(TestScriptTestComponent test, List<Done> steps) {
        TestReport.TestReportTestComponent written =
                report.addTest().setName(test.getName()).setDescription(test.getDescription());
        steps.forEach(done -> written.addAction(action(done)));
        boolean good = steps.stream()
                .allMatch(done -> !done.isBad() && done.result() != TestReport.TestReportActionResult.SKIP);
        tests++;
        passed += good ? 1 : 0;
        bad |= !good;
    }

    void teardown(List<Done> steps) {
        for (Done done : steps) {
            bad |= done.isBad();
            report.getTeardown().addAction().setOperation(action(done).getOperation());
        }
    }

    TestReport finished() {
        report.setStatus(TestReportStatus.COMPLETED).setIssued(new Date());
        report.setResult(bad ? TestReportResult.FAIL : TestReportResult.PASS);
        if (tests > 0) {
            report.setScore(
                    BigDecimal.valueOf(100L * passed).divide(BigDecimal.valueOf(tests), 1, RoundingMode.HALF_UP));
        }
        return report;
    }

    private static TestActionComponent action(Done done) {
        return switch (done.step()) {
            case Step.Operate operate -> {
                SetupActionOperationComponent operation = new SetupActionOperationComponent();
                operation.setResult(done.result()).setMessage(done.message());
                yield new TestActionComponent().setOperation(operation);
            }
            case Step.Assert(var wanted) -> {
                SetupActionAssertComponent verdict = new SetupActionAssertComponent();
                verdict.setResult(done.result())
                        .setMessage(done.message().isEmpty() ? wanted.getDescription() : done.message());
                yield new TestActionComponent().setAssert(verdict);
            }
        };
    }
}
