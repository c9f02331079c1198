package org.nadir.testing;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.nadir.fhir.Canonical;

/**
 * The codes of LOINC, SNOMED CT and others that we use, for the validators: any other is an error.
 *
 * <p>They are the codes of our value sets, and those of {@code external-codes.csv}. They stay in the tests: a server
 * that installed such a fragment would take it for the whole code system.
 */
final class ExternalCodes {

    private static final Path LISTED = Path.of("src/test/resources/org/nadir/testing/external-codes.csv");
    private final Map<String, CodeSystem> fragments = new TreeMap<>();

    private ExternalCodes() {
        for (Path file : Definitions.files("ValueSet-")) {
            FhirContext.forR4Cached()
                    .newJsonParser()
                    .parseResource(ValueSet.class, Definitions.read(file))
                    .getCompose()
                    .getInclude()
                    .forEach(this::add);
        }
        Definitions.read(LISTED)
                .lines()
                .skip(1)
                .map(line -> line.split(",", 3))
                .forEach(cells -> concept(
                        cells[0],
                        new ConceptReferenceComponent().setCode(cells[1]).setDisplay(cells[2])));
    }

    static Collection<CodeSystem> fragments() {
        return new ExternalCodes().fragments.values();
    }

    /** A folder with a file for each. */
    static Path folder() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "external-codes"));
            for (CodeSystem fragment : fragments()) {
                Files.writeString(
                        folder.resolve("CodeSystem-%s.json".formatted(fragment.getIdPart())),
                        FhirContext.forR4Cached().newJsonParser().encodeResourceToString(fragment));
            }
            return folder.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(ConceptSetComponent include) {
        if (include.hasSystem() && !include.getSystem().startsWith(Canonical.BASE)) {
            include.getConcept().forEach(concept -> concept(include.getSystem(), concept));
        }
    }

    /** The same code may stand in two sets, and a set may know it by further names. */
    private void concept(String system, ConceptReferenceComponent used) {
        CodeSystem fragment = fragments.computeIfAbsent(system, this::fragment);
        ConceptDefinitionComponent concept = fragment.getConcept().stream()
                .filter(known -> known.getCode().equals(used.getCode()))
                .findFirst()
                .orElseGet(() -> fragment.addConcept().setCode(used.getCode()).setDisplay(used.getDisplay()));
        if (!concept.hasDisplay()) {
            concept.setDisplay(used.getDisplay());
        } else if (used.hasDisplay() && !used.getDisplay().equals(concept.getDisplay())) {
            concept.addDesignation().setValue(used.getDisplay());
        }
        used.getDesignation().forEach(name -> concept.addDesignation().setValue(name.getValue()));
    }

    private CodeSystem fragment(String system) {
        CodeSystem fragment = new CodeSystem()
                .setUrl(system)
                // Later than the empty ones among FHIR's definitions, so that this one counts.
                .setVersion("9999")
                .setStatus(PublicationStatus.ACTIVE)
                .setContent(CodeSystemContentMode.COMPLETE);
        fragment.setId("external-%d".formatted(fragments.size()));
        return fragment;
    }
}
