package org.nadir.fhirserver.validation;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.IValidationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.utilities.i18n.I18nConstants;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueType;
import org.hl7.fhir.utilities.validation.ValidationMessage.Source;

/**
 * HAPI's validator with our rules on claims: the same for a write and for {@code $validate}.
 *
 * <p>A claimed profile that is not known is only warned of, unless one of ours can stand in for it; a profile that the
 * caller asks for by name must be known: https://hl7.org/fhir/R4/resource-operation-validate.html.
 */
final class ClaimValidator extends FhirInstanceValidator {

    private static final Set<String> UNKNOWN_PROFILE = Set.of(
            I18nConstants.VALIDATION_VAL_PROFILE_UNKNOWN,
            I18nConstants.VALIDATION_VAL_PROFILE_UNKNOWN_NOT_POLICY,
            I18nConstants.VALIDATION_VAL_PROFILE_UNKNOWN_ERROR,
            I18nConstants.VALIDATION_VAL_PROFILE_UNKNOWN_ERROR_NETWORK);

    /** How HAPI's chain begins what the validator then raises to an error where the binding is required. */
    private static final String UNKNOWN_CODE_SYSTEM = "CodeSystem is unknown and can't be validated";

    /** The id of the message that a profile is not known. */
    static final String NOT_CHECKED = "nadir-profile-not-checked";

    private final IValidationSupport definitions;

    ClaimValidator(IValidationSupport definitions, WorkerContextValidationSupportAdapter adapter) {
        super(definitions);
        this.definitions = definitions;
        setWrappedWorkerContext(definitions, adapter);
        setErrorForUnknownProfiles(false);
        // A code system of a test hospital is no reason to lose a result.
        setAllowExamples(true);
    }

    @Override
    protected List<ValidationMessage> validate(IValidationContext<?> judged) {
        Claims claims = Claims.of((IBaseResource) judged.getResource());
        List<ValidationMessage> ours = new ArrayList<>();
        for (String asked : Set.copyOf(judged.getOptions().getProfiles())) {
            if (!isKnown(asked)) {
                ours.add(unknown(IssueSeverity.ERROR, claims.type(), asked));
            }
        }
        claims.missing().ifPresent(profile -> {
            judged.getOptions().addProfile(profile);
            ours.add(missing(claims.type(), profile));
        });
        for (int i = 0; i < claims.claimed().size(); i++) {
            String claim = claims.claimed().get(i);
            if (!isKnown(claim)) {
                String place = "%s.meta.profile[%d]".formatted(claims.type(), i);
                StandIns.of(claim)
                        .ifPresentOrElse(
                                judged.getOptions()::addProfile,
                                () -> ours.add(unknown(IssueSeverity.WARNING, place, claim)));
            }
        }
        for (ValidationMessage message : super.validate(judged)) {
            if (!UNKNOWN_PROFILE.contains(String.valueOf(message.getMessageId()))) {
                ours.add(softened(message));
            }
        }
        return ours;
    }

    /**
     * No terminology of others is here: a LOINC code in a required value set is in it or not, and whether LOINC has it
     * cannot be told.
     */
    private static ValidationMessage softened(ValidationMessage message) {
        boolean unknownSystem = String.valueOf(message.getMessage()).startsWith(UNKNOWN_CODE_SYSTEM);
        return unknownSystem && message.getLevel().isError() ? message.setLevel(IssueSeverity.WARNING) : message;
    }

    private boolean isKnown(String profile) {
        return definitions.fetchStructureDefinition(profile) != null;
    }

    private static ValidationMessage unknown(IssueSeverity severity, String place, String profile) {
        ValidationMessage message = new ValidationMessage(
                Source.InstanceValidator,
                IssueType.NOTFOUND,
                place,
                "The profile %s is not known to this server, so nothing was checked by it".formatted(profile),
                severity);
        message.setMessageId(NOT_CHECKED);
        return message;
    }

    private static ValidationMessage missing(String type, String profile) {
        return new ValidationMessage(
                Source.InstanceValidator,
                IssueType.REQUIRED,
                type + ".meta.profile",
                "A %s with an identifier of a card must claim %s in meta.profile".formatted(type, profile),
                IssueSeverity.ERROR);
    }
}
