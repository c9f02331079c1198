package org.nadir.fhirserver.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;

/** The bounds are such that nobody meets them who writes what FHIR itself writes. */
class ExpressionBoundsTest {

    private static final FhirContext R4 = FhirContext.forR4Cached();

    private final ExpressionBounds bounds = new ExpressionBounds(R4);

    @Test
    void theDefinitionsOfTheStandardAreTaken() {
        List<IBaseResource> definitions =
                Objects.requireNonNull(new DefaultProfileValidationSupport(R4).fetchAllStructureDefinitions());
        // The paths of ElementDefinition are lists of names, which are repetitions in a repetition.
        assertThat(definitions)
                .hasSizeGreaterThan(600)
                .filteredOn(definition ->
                        !((StructureDefinition) definition).getType().equals("ElementDefinition"))
                .allSatisfy(bounds::created);
    }

    @Test
    void theSearchParametersOfTheStandardAreTaken() {
        Bundle parameters = R4.newJsonParser()
                .parseResource(
                        Bundle.class,
                        getClass().getResourceAsStream("/org/hl7/fhir/r4/model/sp/search-parameters.json"));
        assertThat(parameters.getEntry())
                .hasSizeGreaterThan(1000)
                .allSatisfy(entry -> bounds.created(entry.getResource()));
    }

    @Test
    void anExpressionWithoutEndIsRefused() {
        SearchParameter parameter = new SearchParameter().setExpression("Patient.name" + " | Patient.name".repeat(400));

        assertThatThrownBy(() -> bounds.created(parameter))
                .isInstanceOf(UnprocessableEntityException.class)
                .hasMessageContaining("SearchParameter.expression");
    }
}
