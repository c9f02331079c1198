package org.nadir.fhirserver.requests;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StringType;

/** Refuses definitions whose expressions could keep a processor busy: they are run on every resource that comes after. */
@Interceptor
public class ExpressionBounds {

    private static final Set<String> WITH_EXPRESSIONS =
            Set.of("SearchParameter", "StructureDefinition", "PlanDefinition", "ActivityDefinition", "Questionnaire");

    /** The longest of the standard has 1,600 characters. */
    private static final int LONGEST = 5_000;

    private final FhirContext context;

    /** For resources of this context. */
    public ExpressionBounds(FhirContext context) {
        this.context = context;
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        if (WITH_EXPRESSIONS.contains(resource.fhirType())) {
            check(resource);
        }
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource resource) {
        created(resource);
    }

    /** Refuses a resource that holds an expression without bounds. */
    void check(IBaseResource resource) {
        if (resource instanceof SearchParameter parameter
                && String.valueOf(parameter.getExpression()).length() > LONGEST) {
            throw new UnprocessableEntityException(
                    "SearchParameter.expression must not have more than %d characters".formatted(LONGEST));
        }
        boolean kept = context.newTerser().getAllPopulatedChildElementsOfType(resource, StringType.class).stream()
                .filter(text -> text.getClass() == StringType.class)
                .allMatch(text -> RegexBounds.areKept(String.valueOf(text.getValue())));
        boolean plain = context.newTerser().getAllPopulatedChildElementsOfType(resource, Extension.class).stream()
                .filter(extension -> String.valueOf(extension.getUrl()).endsWith("/regex"))
                .noneMatch(extension -> RegexBounds.isUnbounded(
                        String.valueOf(extension.getValue().primitiveValue())));
        if (!kept || !plain) {
            throw new UnprocessableEntityException(
                    ("%s: a regular expression must be a text in quotes, and no group in it that is repeated may hold a"
                                    + " repetition or a choice")
                            .formatted(resource.fhirType()));
        }
    }
}
