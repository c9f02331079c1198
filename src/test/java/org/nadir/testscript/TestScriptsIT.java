package org.nadir.testscript;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.TestReport;
import org.hl7.fhir.r4.model.TestReport.TestReportResult;
import org.hl7.fhir.r4.model.TestScript;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nadir.testing.Conformance;
import org.nadir.testing.Definitions;
import org.nadir.testing.RunningServer;

/**
 * Runs each of our TestScripts and leaves a TestReport in {@code target/test-reports}.
 *
 * <p>With {@code -Dnadir.testscript.base=http://host/fhir} they run against that server and not against our own, with
 * {@code -Dnadir.testscript.cds=http://host/cds-services} for CDS Hooks.
 */
class TestScriptsIT {

    private static final Path REPORTS = Path.of("target/test-reports");

    @TestFactory
    Stream<DynamicTest> scripts() throws IOException {
        Files.createDirectories(REPORTS);
        return scriptFiles().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(file)));
    }

    private static void run(Path file) throws IOException {
        TestScript script =
                FhirContext.forR4Cached().newJsonParser().parseResource(TestScript.class, Files.readString(file));

        TestReport report = new ScriptRun(script, Fixtures.FOLDERS, base(), Map.of("cds", cds())).run();

        String json =
                FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true).encodeResourceToString(report);
        Files.writeString(REPORTS.resolve("TestReport-" + script.getIdPart() + ".json"), json);
        assertThat(Conformance.errors(json)).isEmpty();
        assertThat(Conformance.errors(Files.readString(file))).isEmpty();
        assertThat(report.getTest()).isNotEmpty();
        assertThat(report.getResult()).as(json).isEqualTo(TestReportResult.PASS);
    }

    private static List<Path> scriptFiles() throws IOException {
        try (Stream<Path> files =
                Files.list(Definitions.file("any").toAbsolutePath().getParent())) {
            List<Path> scripts = files.filter(
                            file -> file.getFileName().toString().startsWith("TestScript-"))
                    .sorted()
                    .toList();
            assertThat(scripts).hasSizeGreaterThanOrEqualTo(6);
            return scripts;
        }
    }

    private static URI base() {
        String given = System.getProperty("nadir.testscript.base", "");
        return URI.create(given.isEmpty() ? RunningServer.shared().base() + "/fhir" : given);
    }

    private static String cds() {
        return System.getProperty(
                "nadir.testscript.cds", base().resolve("/cds-services").toString());
    }
}
