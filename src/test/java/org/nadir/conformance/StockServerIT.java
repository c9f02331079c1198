package org.nadir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.packages.IPackageInstallerSvc;
import ca.uhn.fhir.jpa.packages.PackageInstallationSpec;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import com.zaxxer.hikari.HikariDataSource;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nadir.testing.Definitions;
import org.nadir.testing.RunningServer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Our package in a stock HAPI server: it is installed, and validates there. */
class StockServerIT {

    private static final AnnotationConfigApplicationContext STOCK = new AnnotationConfigApplicationContext();

    @BeforeAll
    static void installThePackage() throws Exception {
        STOCK.registerBean(DataSource.class, StockServerIT::ownDatabase);
        STOCK.register(StockServer.class);
        STOCK.refresh();
        ImplementationGuide guide = (ImplementationGuide) Definitions.resource("ImplementationGuide-org.nadir.fhir");
        try (InputStream tgz =
                Objects.requireNonNull(StockServerIT.class.getResourceAsStream("/static/ig/package.tgz"))) {
            STOCK.getBean(IPackageInstallerSvc.class)
                    .install(new PackageInstallationSpec()
                            .setName(guide.getPackageId())
                            .setVersion(guide.getVersion())
                            .setInstallMode(PackageInstallationSpec.InstallModeEnum.STORE_AND_INSTALL)
                            .setPackageContents(tgz.readAllBytes()));
        }
    }

    @AfterAll
    static void stop() {
        STOCK.close();
    }

    @Test
    void allProfilesAndExtensionsAreInstalled() {
        assertThat(STOCK.getBean(DaoRegistry.class)
                        .getResourceDao(StructureDefinition.class)
                        .search(new SearchParameterMap(), new SystemRequestDetails())
                        .sizeOrThrowNpe())
                .isEqualTo(Definitions.files("StructureDefinition-").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Observation-example-neutrophils",
                "Observation-example-hemoglobin",
                "Observation-example-neutrophils-not-measured",
                "Observation-example-temperature",
                "MedicationRequest-example-treatment-order",
                "MedicationRequest-example-g-csf-order",
                "ServiceRequest-example-transfusion-order",
                "DetectedIssue-example-alert",
                "GuidanceResponse-example-card",
                "Communication-example-feedback",
                "ResearchSubject-example-subject"
            })
    void exampleIsValidThere(String name) {
        assertThat(errors(Definitions.text(name))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Observation-example-neutrophils ; \"26499-4\" ; \"718-7\" ; code",
                "Observation-example-neutrophils ; \"10*9/L\" ; \"mmol/L\" ; value",
                "Observation-example-hemoglobin ; subject ; focus ; subject",
                "Observation-example-hemoglobin ; \"laboratory\" ; \"imaging\" ; category",
                "MedicationRequest-example-treatment-order-on-hold ; statusReason ; _statusReason ; MedicationRequest",
                "DetectedIssue-example-alert ; interrupt-treatment ; have-some-tea ; code"
            })
    void brokenExampleIsRefusedThere(String name, String right, String wrong, String place) {
        assertThat(errors(Definitions.text(name).replace(right, wrong)))
                .anySatisfy(error -> assertThat(error).contains(place));
    }

    private static List<String> errors(String json) {
        Resource resource = (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(json);
        return validated(resource, json).getIssue().stream()
                .filter(issue ->
                        issue.getSeverity() == IssueSeverity.ERROR || issue.getSeverity() == IssueSeverity.FATAL)
                .map(issue -> issue.getLocation() + ": " + issue.getDiagnostics())
                .toList();
    }

    /** A server answers with the outcome; its parts throw it where there is an error. */
    private static OperationOutcome validated(Resource resource, String json) {
        try {
            return (OperationOutcome) STOCK.getBean(DaoRegistry.class)
                    .getResourceDao(resource)
                    .validate(resource, null, json, EncodingEnum.JSON, null, null, new SystemRequestDetails())
                    .getOperationOutcome();
        } catch (PreconditionFailedException refused) {
            return (OperationOutcome) refused.getOperationOutcome();
        }
    }

    /** Another database in the PostgreSQL of the tests. */
    private static DataSource ownDatabase() {
        HikariDataSource ours = RunningServer.shared().bean(HikariDataSource.class);
        new JdbcTemplate(ours).execute("CREATE DATABASE stock");
        HikariDataSource stock = new HikariDataSource();
        stock.setJdbcUrl(ours.getJdbcUrl().replaceFirst("/[^/?]*(\\?|$)", "/stock$1"));
        stock.setUsername(ours.getUsername());
        stock.setPassword(ours.getPassword());
        return stock;
    }
}
