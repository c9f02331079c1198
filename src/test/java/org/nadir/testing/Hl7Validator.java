package org.nadir.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.utils.EOperationOutcome;
import org.hl7.fhir.r5.utils.validation.constants.ReferenceValidationPolicy;
import org.hl7.fhir.utilities.FhirPublication;
import org.hl7.fhir.utilities.settings.FhirSettings;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.validation.ValidationEngine;
import org.hl7.fhir.validation.instance.advisor.BasePolicyAdvisorForFullValidation;
import org.nadir.guide.CorePackage;
import org.nadir.testing.Finding.Severity;

/** HL7's own validator with FHIR's definitions and ours, without a network; started once. */
public final class Hl7Validator {

    static final Path HOME = Path.of("target", "fhir-home").toAbsolutePath();

    static {
        // May be said once in a process only: no network, no registry of packages.
        FhirSettings.setExplicitFilePath(
                HOME.resolve(".fhir/fhir-settings.json").toString());
    }

    private final ValidationEngine engine;

    private Hl7Validator(ValidationEngine engine) {
        this.engine = engine;
    }

    private static final class Shared {

        static final Hl7Validator VALIDATOR = start(List.of(Definitions.folder(), ExternalCodes.folder()));
    }

    /** The one of all tests that need no definitions but FHIR's and ours. */
    public static Hl7Validator shared() {
        return Shared.VALIDATOR;
    }

    /** One with further definitions: folders, or packages of the cache such as {@code name#version}. */
    public static Hl7Validator start(List<?> definitions) {
        try {
            CorePackage.prepare(HOME);
            Packages.stub("hl7.fhir.xver-extensions", "0.1.0");
            ValidationEngine engine = atHome();
            for (Object definition : definitions) {
                engine.getIgLoader().loadIg(engine.getIgs(), engine.getBinaries(), definition.toString(), false);
            }
            engine.setAssumeValidRestReferences(true);
            // Where made-up servers live.
            engine.setAllowExampleUrls(true);
            engine.setPolicyAdvisor(new BasePolicyAdvisorForFullValidation(ReferenceValidationPolicy.IGNORE, Set.of()));
            engine.setTerminologyServer(null, null, FhirPublication.R4, false);
            engine.prepare();
            return new Hl7Validator(engine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that it says of the resource, seen as what the resource claims and as the profiles. */
    public List<Finding> findings(String resource, String... profiles) {
        List<ValidationMessage> messages = new ArrayList<>();
        try {
            engine.validate(resource.getBytes(StandardCharsets.UTF_8), FhirFormat.JSON, List.of(profiles), messages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (EOperationOutcome e) {
            throw new IllegalStateException(e);
        }
        return messages.stream()
                .map(message -> new Finding("HL7", severity(message), message.getLocation(), message.getMessage()))
                .toList();
    }

    /** The engine asks {@code user.home} where the packages are, and nothing else while it starts. */
    private static ValidationEngine atHome() throws IOException, URISyntaxException {
        String home = System.setProperty("user.home", HOME.toString());
        try {
            return new ValidationEngine.ValidationEngineBuilder()
                    .withVersion("4.0.1")
                    .withNoTerminologyServer()
                    .fromSource(CorePackage.NAME);
        } finally {
            System.setProperty("user.home", home);
        }
    }

    private static Severity severity(ValidationMessage message) {
        return switch (message.getLevel()) {
            case FATAL, ERROR -> Severity.ERROR;
            case WARNING -> Severity.WARNING;
            case INFORMATION, NULL -> Severity.NOTE;
        };
    }
}
