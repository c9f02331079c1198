package org.nadir.fhirserver.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.validation.JpaValidationSupportChain;
import java.util.List;
import java.util.function.Supplier;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;

/**
 * All definitions that the server knows, in the order in which they are asked: R4's own, the shipped ones, the
 * operator's packages, then what users stored.
 *
 * <p>HAPI's own chain knows R4's and the stored ones only, and asks the database for each code.
 */
final class KnownDefinitions extends JpaValidationSupportChain {

    private final WorkerContextValidationSupportAdapter adapter;
    private final Supplier<List<IValidationSupport>> inOrder;

    KnownDefinitions(
            FhirContext context,
            CacheConfiguration cache,
            WorkerContextValidationSupportAdapter adapter,
            Supplier<List<IValidationSupport>> inOrder) {
        super(context, cache, adapter);
        // A local code beside the one that a profile wants is what laboratories send; one of them must fit, not all.
        setCodeableConceptValidationSuccessfulIfNotAllCodingsAreValid(true);
        this.adapter = adapter;
        this.inOrder = inOrder;
    }

    /** Called by Spring, because HAPI's method of this name is. Some of the sources need the chain themselves. */
    @Override
    public void postConstruct() {
        adapter.setValidationSupport(this);
        inOrder.get().forEach(this::addValidationSupport);
    }
}
