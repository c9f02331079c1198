package org.nadir.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionConditionComponent;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionDynamicValueComponent;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;

/** A protocol for a clinician to read: its rules, its numbers and its sources as tables, all from the PlanDefinition. */
final class ProtocolRules {

    /** Two citations that begin with as many characters alike name the same source. */
    private static final int NAMED = 40;

    private final PlanDefinition plan;
    private final GuideSource source;
    private final List<String> sources;

    ProtocolRules(PlanDefinition plan, GuideSource source) {
        this.plan = plan;
        this.source = source;
        this.sources = citations(plan.getRelatedArtifact()).toList();
    }

    String html() {
        StringBuilder page = new StringBuilder(base());
        page.append("<p>Drug: <strong>%s</strong>. Grades are those of CTCAE %s.</p>\n"
                .formatted(Html.text(drug()), Html.text(ctcae())));
        page.append(Html.heading(2, "Rules")).append(rules());
        section(page, "Numbers and named conditions", List.of("Name", "Means", "FHIRPath"), variables());
        section(page, "Limits of time", List.of("Name", "Length"), windows());
        if (!sources.isEmpty()) {
            page.append(Html.heading(2, "Sources"))
                    .append(Html.list(sources.stream().map(Html::text).toList())
                            .replace("<ul>", "<ol>")
                            .replace("</ul>", "</ol>"));
        }
        return page.toString();
    }

    /** The table of the rules alone. */
    String rules() {
        return Html.table(
                List.of("Rule", "Advice", "Applies when", "Urgency", "Offers", "Source"),
                plan.getAction().stream().map(this::row).toList());
    }

    private static void section(StringBuilder page, String title, List<String> head, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            page.append(Html.heading(2, title)).append(Html.table(head, rows));
        }
    }

    /** A derived protocol says only what differs from its base. */
    private String base() {
        return plan.getRelatedArtifact().stream()
                .filter(related -> related.getType() == RelatedArtifactType.DERIVEDFROM)
                .flatMap(related -> source.find(related.getResource()).stream())
                .map(base ->
                        "<p class=\"note\">This protocol is derived from %s. Only what differs stands here: a rule replaces what it states of the rule with the same id, and all else is as there.</p>\n"
                                .formatted(Html.link(base.page(), base.title())))
                .findFirst()
                .orElse("");
    }

    private String drug() {
        return Stream.concat(Stream.of(plan), bases())
                .flatMap(protocol -> protocol.getUseContext().stream())
                .filter(context -> context.getCode().getCode().equals("focus"))
                .map(context -> context.getValueCodeableConcept().getText())
                .findFirst()
                .orElse("not stated");
    }

    private Stream<PlanDefinition> bases() {
        return plan.getRelatedArtifact().stream()
                .filter(related -> related.getType() == RelatedArtifactType.DERIVEDFROM)
                .flatMap(related -> source.find(related.getResource()).stream())
                .map(artifact -> (PlanDefinition) artifact.resource());
    }

    private String ctcae() {
        return extensions("ctcae-version")
                .map(extension -> extension.getValue().primitiveValue())
                .findFirst()
                .orElse("5.0");
    }

    private List<String> row(PlanDefinitionActionComponent rule) {
        return List.of(
                "<strong id=\"%s\">%s</strong>".formatted(Html.text(rule.getPrefix()), Html.text(rule.getPrefix())),
                "<strong>%s</strong>%s"
                        .formatted(Html.text(or(rule.getTitle(), "as in the base")), paragraph(rule.getDescription())),
                rule.getCondition().stream()
                        .map(PlanDefinitionActionConditionComponent::getExpression)
                        .map(ProtocolRules::condition)
                        .findFirst()
                        .orElse("as in the base"),
                urgency(rule),
                rule.hasAction()
                        ? Html.list(rule.getAction().stream().map(this::offer).toList())
                        : "",
                Html.list(
                        citations(rule.getDocumentation()).map(this::shortened).toList()));
    }

    private static String condition(Expression condition) {
        return "<p>%s</p><details><summary>FHIRPath</summary>%s</details>"
                .formatted(
                        Html.text(sentence(or(condition.getDescription(), ""))), Html.code(condition.getExpression()));
    }

    private static String urgency(PlanDefinitionActionComponent rule) {
        String normal = rule.hasPriority() ? indicator(rule) : "as in the base";
        return rule.getDynamicValue().stream()
                .filter(value -> value.getPath().equals("priority"))
                .map(PlanDefinitionActionDynamicValueComponent::getExpression)
                .map(raised -> "<p>%s; %s</p><details><summary>FHIRPath</summary>%s</details>"
                        .formatted(
                                normal,
                                Html.text(or(raised.getDescription(), "raised by facts")),
                                Html.code(raised.getExpression())))
                .findFirst()
                .orElse("<p>" + normal + "</p>");
    }

    private static String indicator(PlanDefinitionActionComponent rule) {
        return switch (rule.getPriority()) {
            case STAT -> "critical";
            case URGENT, ASAP -> "warning";
            case ROUTINE, NULL -> "info";
        };
    }

    private String offer(PlanDefinitionActionComponent offer) {
        String title = Html.text(or(offer.getTitle(), ""));
        Optional<Artifact> ordered = offer.hasDefinitionCanonicalType()
                ? source.find(offer.getDefinitionCanonicalType().getValue())
                : Optional.empty();
        return ordered.map(artifact -> Html.link(artifact.page(), or(offer.getTitle(), artifact.title())))
                .orElse(title);
    }

    private List<List<String>> variables() {
        return extensions("protocol-variable")
                .map(extension -> (Expression) extension.getValue())
                .map(variable -> List.of(
                        Html.code("%" + variable.getName()),
                        Html.text(or(variable.getDescription(), "")),
                        Html.code(variable.getExpression())))
                .toList();
    }

    private List<List<String>> windows() {
        List<List<String>> rows = new ArrayList<>();
        extensions("protocol-window").forEach(window -> {
            Duration length = (Duration) part(window, "duration").getValue();
            rows.add(List.of(
                    Html.code(part(window, "name").getValue().primitiveValue()),
                    Html.text(length.getValue().toPlainString() + " " + length.getUnit())));
        });
        return rows;
    }

    private static Extension part(Extension extension, String name) {
        return extension.getExtensionByUrl(name);
    }

    private Stream<Extension> extensions(String id) {
        return plan.getExtension().stream()
                .filter(extension -> extension.getUrl().endsWith("/" + id));
    }

    private static Stream<String> citations(List<RelatedArtifact> related) {
        return related.stream().filter(RelatedArtifact::hasCitation).map(RelatedArtifact::getCitation);
    }

    /** A source of the whole protocol is told once, under its number, and each rule adds where in it. */
    private String shortened(String citation) {
        for (int number = 1; number <= sources.size(); number++) {
            int common = common(citation, sources.get(number - 1));
            if (common > NAMED) {
                return "<a href=\"#sources\">[%d]</a> %s"
                        .formatted(number, Html.text(citation.substring(common).replaceFirst("^[ ,.:]+", "")));
            }
        }
        return Html.text(citation);
    }

    private static int common(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }

    private static String paragraph(String text) {
        return text == null ? "" : "<p>" + Html.text(text) + "</p>";
    }

    private static String sentence(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    private static String or(String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
