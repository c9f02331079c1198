package org.nadir.fhirserver.terminology;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceDesignationComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/**
 * Judges codes against a value set or a code system.
 *
 * @param content what is known of value sets and code systems
 * @param membership whether a code belongs to what is asked about
 * @param place what is asked about, as the start of a sentence: "The value set x"
 * @param acceptsAbstract whether a code that only groups others will do
 */
record CodeCheck(
        ValueSetContent content, Function<Coding, Membership> membership, String place, boolean acceptsAbstract) {

    /** The first code that fits, or else what is wrong with each. */
    CodeAnswer answer(List<Coding> asked) {
        List<CodeAnswer> answers = asked.stream().map(this::answer).toList();
        return answers.stream()
                .filter(CodeAnswer::result)
                .findFirst()
                .orElseGet(() -> new CodeAnswer(
                        false,
                        String.join(
                                "; ", answers.stream().map(CodeAnswer::message).toList()),
                        answers.get(0).display()));
    }

    private CodeAnswer answer(Coding asked) {
        Optional<String> version = missingVersion(asked);
        if (version.isPresent()) {
            return CodeAnswer.no(version.get(), "");
        }
        return switch (membership.apply(asked)) {
            case Membership.In in -> found(asked, in.concept());
            case Membership.Out out ->
                CodeAnswer.no(
                        "%s does not contain the code %s%s".formatted(place, name(asked), reason(asked)),
                        display(inSystem(asked)));
            case Membership.Unknown unknown ->
                CodeAnswer.no("%s, so the code %s cannot be checked".formatted(unknown.reason(), name(asked)), "");
        };
    }

    private CodeAnswer found(Coding asked, ValueSetExpansionContainsComponent concept) {
        String display = Optional.ofNullable(concept.getDisplay()).orElseGet(() -> display(inSystem(asked)));
        if (concept.getAbstract() && !acceptsAbstract) {
            return CodeAnswer.no("The code %s only groups other codes (abstract)".formatted(name(asked)), display);
        }
        if (!asked.hasDisplay() || fits(asked.getDisplay(), display, concept)) {
            return new CodeAnswer(true, "", display);
        }
        return display.isEmpty()
                ? new CodeAnswer(
                        true, "The display of %s is not known here and was not checked".formatted(name(asked)), "")
                : CodeAnswer.no(
                        "The display of %s is '%s', not '%s'".formatted(name(asked), display, asked.getDisplay()),
                        display);
    }

    private static boolean fits(String given, String display, ValueSetExpansionContainsComponent concept) {
        return Stream.concat(
                        Stream.of(display),
                        concept.getDesignation().stream().map(ConceptReferenceDesignationComponent::getValue))
                .anyMatch(known -> plain(given).equalsIgnoreCase(plain(known)));
    }

    private static String plain(String display) {
        return display.strip().replaceAll("\\s+", " ");
    }

    /** A version that is asked for counts only where the code system is here at all. */
    private Optional<String> missingVersion(Coding asked) {
        if (!asked.hasVersion()
                || !(content.system(Canonical.of(asked.getSystem())) instanceof SystemContent.Listed any)
                || asked.getVersion().equals(any.codes().definition().getVersion())) {
            return Optional.empty();
        }
        Canonical wanted = Canonical.of(asked.getSystem(), asked.getVersion());
        return content.system(wanted) instanceof SystemContent.Absent absent
                ? Optional.of("%s, so the code %s cannot be checked".formatted(absent.reason(), name(asked)))
                : Optional.empty();
    }

    private String reason(Coding asked) {
        return switch (inSystem(asked)) {
            case Membership.In in -> "";
            case Membership.Out out -> ": its code system has no such code";
            case Membership.Unknown unknown -> ". " + unknown.reason();
        };
    }

    private Membership inSystem(Coding asked) {
        return ofSystem(content.system(Canonical.of(asked.getSystem())), asked);
    }

    static Membership ofSystem(SystemContent content, Coding asked) {
        return new SelectedCodes(new ConceptSetComponent().setSystem(asked.getSystem()), content).membership(asked);
    }

    private static String display(Membership membership) {
        return membership instanceof Membership.In in
                ? Optional.ofNullable(in.concept().getDisplay()).orElse("")
                : "";
    }

    private static String name(Coding asked) {
        return asked.getSystem() + "|" + asked.getCode();
    }
}
