package org.nadir.fhirserver.requests;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.ElementDefinition.ElementDefinitionConstraintComponent;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;

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
        boolean kept = expressions(resource).allMatch(text -> RegexBounds.areKept(String.valueOf(text)));
        if (!kept || regexes(resource).anyMatch(regex -> RegexBounds.isUnbounded(String.valueOf(regex)))) {
            throw new UnprocessableEntityException(
                    ("%s: a regular expression must be a text in quotes, and no group in it that is repeated may hold a"
                                    + " repetition or a choice")
                            .formatted(resource.fhirType()));
        }
    }

    private Stream<String> expressions(IBaseResource resource) {
        return switch (resource) {
            case SearchParameter parameter -> Stream.of(String.valueOf(parameter.getExpression()));
            case Parameters patch -> all(patch, StringType.class).map(StringType::getValue);
            case IBaseResource other ->
                Stream.concat(
                        all(other, ElementDefinitionConstraintComponent.class)
                                .map(ElementDefinitionConstraintComponent::getExpression),
                        all(other, Expression.class).map(Expression::getExpression));
        };
    }

    /** Primitive types are those of the standard, whatever is stored under their names. */
    private Stream<String> regexes(IBaseResource resource) {
        return resource instanceof StructureDefinition type && type.getKind() == StructureDefinitionKind.PRIMITIVETYPE
                ? Stream.of()
                : all(resource, Extension.class)
                        .filter(extension -> String.valueOf(extension.getUrl()).endsWith("/regex"))
                        .filter(Extension::hasValue)
                        .map(extension -> extension.getValue().primitiveValue());
    }

    private <T extends IBase> Stream<T> all(IBaseResource resource, Class<T> type) {
        return context.newTerser().getAllPopulatedChildElementsOfType(resource, type).stream();
    }
}
