package org.nadir.fhirserver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nadir.testing.RunningServer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** One server with settings of its own, because a start costs seconds. */
@ExtendWith(OutputCaptureExtension.class)
class ValidationSettingsIT {

    @Test
    void withValidationOffAllIsStoredAndStillTaggedAndValidateStillTells(CapturedOutput log, @TempDir Path folder) {
        Path file = PackageFile.write(
                folder,
                Map.of(
                        "package/package.json",
                        PackageFile.manifest("4.0.1"),
                        "package/StructureDefinition-dated.json",
                        PackageFile.DATED_PATIENT));
        try (RunningServer server = RunningServer.start(
                "--nadir.data-directory=" + RunningServer.emptyDirectory(),
                "--nadir.validation.on-write=false",
                "--nadir.validation.packages=" + file)) {
            assertThat(log.getAll())
                    .contains("VALIDATION ON WRITE IS OFF")
                    .contains("$validate")
                    .contains("example.package 1.0.0 too: 1 definitions");

            Sent undated = Sent.of("""
                    {"resourceType": "Patient", "meta": {"profile": ["%s"]}}
                    """.formatted(PackageFile.DATED));
            assertThat(undated.post(server).statusCode()).isEqualTo(201);
            assertThat(Sent.faults(RunningServer.json(server.post(
                            "/fhir/Patient/$validate", undated.json().toString()))))
                    .contains("Patient");

            Sent result = Sent.of("""
                    {"resourceType": "Observation", "status": "final", "effectiveDateTime": "2026-05-01",
                     "meta": {"profile": ["https://nadir-cds.github.io/fhir/StructureDefinition/platelet-result"]},
                     "code": {"coding": [{"system": "http://loinc.org", "code": "777-3"}]}, "valueQuantity": {"value": 7}}
                    """);
            assertThat(result.put(server, "loaded").statusCode()).isEqualTo(201);
            assertThat(server.get("/fhir/Observation/loaded").body()).contains("no-unit");
            assertThat(Sent.faults(RunningServer.json(server.get("/fhir/Observation/loaded/$validate"))))
                    .isNotEmpty();
        }
    }
}
