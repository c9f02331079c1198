package org.nadir.fhirserver.validation;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * What in a narrative would act in the browser of whoever reads it.
 *
 * <p>The elements are those that FHIR allows, so that what is unknown is refused.
 *
 * @see <a href="https://hl7.org/fhir/R4/narrative.html#xhtml">Narrative, limited XHTML</a>
 */
final class ActiveContent {

    private static final Set<String> ELEMENTS = Set.of(
            ("a abbr acronym address b big blockquote br caption cite code col colgroup dd del dfn div dl dt em h1 h2 h3 h4 h5 h6"
                            + " hr i img ins kbd li ol p pre q samp small span strong sub sup table tbody td tfoot th"
                            + " thead tr tt u ul var")
                    .split(" "));

    private static final Set<String> ADDRESSES = Set.of("href", "src", "cite", "longdesc", "background", "xlink:href");

    private static final Pattern LINK = Pattern.compile("(?:https?|mailto|tel|ftp|urn):.*|[^:]*(?:[/?#].*)?");

    /** An image elsewhere tells its owner who reads the record. */
    private static final Pattern IMAGE =
            Pattern.compile("#.*|data:image/(?:png|gif|jpeg|webp);base64,.*|(?!//)[^:]*(?:[?#].*)?");

    /** A backslash hides what follows from those who look for it. */
    private static final Pattern ACTIVE_STYLE = Pattern.compile(
            "\\\\|url\\s*\\(|expression\\s*\\(|image(?:-set)?\\s*\\(|@import|behavior|-moz-binding|/\\*");

    private ActiveContent() {}

    /** A sentence about the first thing that may not be there. */
    static Optional<String> in(XhtmlNode node) {
        if (node.getNodeType() == NodeType.DocType || node.getNodeType() == NodeType.Instruction) {
            return Optional.of("it has a declaration or an instruction");
        }
        if (node.getNodeType() != NodeType.Element) {
            return Optional.empty();
        }
        String name = lower(node.getName());
        if (!ELEMENTS.contains(name)) {
            return Optional.of("the element '%s' is not one that a narrative may have".formatted(printable(name)));
        }
        Stream<Optional<String>> attributes =
                node.getAttributes().entrySet().stream().map(attribute -> in(name, attribute));
        Stream<Optional<String>> children = node.getChildNodes() == null
                ? Stream.empty()
                : node.getChildNodes().stream().map(ActiveContent::in);
        return Stream.concat(attributes, children).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> in(String element, Map.Entry<String, String> attribute) {
        String name = lower(attribute.getKey());
        String value = lower(String.valueOf(attribute.getValue())).replaceAll("[\\p{Cntrl}\\s]+", "");
        if (name.startsWith("on") || name.equals("srcdoc") || name.equals("action") || name.equals("formaction")) {
            return Optional.of("the attribute '%s' acts".formatted(printable(name)));
        }
        if (name.equals("style") && ACTIVE_STYLE.matcher(value).find()) {
            return Optional.of("the style loads or computes something");
        }
        boolean isImage = element.equals("img") || name.equals("background") || name.equals("src");
        if (ADDRESSES.contains(name) && !(isImage ? IMAGE : LINK).matcher(value).matches()) {
            return Optional.of(
                    isImage
                            ? "an image must be '#' and the id of a contained resource, a data: address of a PNG, GIF, JPEG or"
                                    + " WebP, or an address on this server"
                            : "a link must lead to http, https, mailto, tel, ftp or urn, or to a place on this server");
        }
        return Optional.empty();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String printable(String name) {
        return name.replaceAll("[^a-z0-9:_-]", "?");
    }
}
