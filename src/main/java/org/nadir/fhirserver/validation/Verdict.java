package org.nadir.fhirserver.validation;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationResult;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.jspecify.annotations.Nullable;

/**
 * What the validator says of one resource.
 *
 * @param errors for which it is refused
 * @param warnings that its author should know of
 */
record Verdict(List<OperationOutcomeIssueComponent> errors, List<OperationOutcomeIssueComponent> warnings) {

    /** How the validator says that an element, or a slice of it, is missing. */
    private static final Pattern MISSING =
            Pattern.compile("(?:Slice ')?[A-Za-z.\\[\\]:]*\\.(?<element>[A-Za-z]+)(?:\\[x])?(?::[\\w-]+)?'?"
                    + "(?:: minimum required| for extension|: a matching slice is required)");

    /** A Java object that the validator names where it should say what is in it. */
    private static final Pattern OBJECT = Pattern.compile(" ?'?\\[?\\b(?:[a-z0-9]+\\.){2,}[A-Z][\\w$]*@[0-9a-f]+]?'?");

    static final Verdict GOOD = new Verdict(List.of(), List.of());

    Verdict {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** What was found in a resource that stands at a place: {@code Bundle.entry[2].resource}, or its type. */
    static Verdict of(ValidationResult result, String type, String place) {
        return new Verdict(
                issues(result, type, place)
                        .filter(issue -> issue.getSeverity().compareTo(IssueSeverity.ERROR) <= 0)
                        .toList(),
                issues(result, type, place)
                        .filter(issue -> issue.getSeverity() == IssueSeverity.WARNING)
                        .toList());
    }

    private static Stream<OperationOutcomeIssueComponent> issues(ValidationResult result, String type, String place) {
        return result.getMessages().stream()
                .filter(message -> message.getSeverity() != ResultSeverityEnum.INFORMATION)
                .map(message -> Found.of(message, type, place))
                .distinct()
                .map(Found::issue);
    }

    /** A base and a profile may both say the same of the same element. */
    private record Found(String expression, ResultSeverityEnum severity, IssueType code, String message) {

        static Found of(SingleValidationMessage message, String type, String place) {
            String text = OBJECT.matcher(String.valueOf(message.getMessage())).replaceAll("");
            boolean unchecked = ClaimValidator.NOT_CHECKED.equals(message.getMessageId());
            return new Found(
                    place(message.getLocationString(), text, type, place),
                    message.getSeverity(),
                    unchecked ? IssueType.NOTSUPPORTED : IssueType.INVALID,
                    text);
        }

        OperationOutcomeIssueComponent issue() {
            OperationOutcomeIssueComponent issue = new OperationOutcomeIssueComponent();
            issue.setSeverity(IssueSeverity.fromCode(severity.getCode()));
            return issue.setCode(code).setDiagnostics(message).addExpression(expression);
        }
    }

    /**
     * Where the fault is: an element that is missing is named, though the validator points to its parent. Without the
     * comments that the validator puts between the steps of a path.
     */
    private static String place(@Nullable String location, String text, String type, String place) {
        String path = location == null ? "" : location.replaceAll("/\\*.*?\\*/", "");
        boolean inside = path.equals(type) || path.startsWith(type + ".");
        Matcher missing = MISSING.matcher(text);
        return place
                + (inside ? path.substring(type.length()) : "")
                + (missing.lookingAt() ? "." + missing.group("element") : "");
    }
}
