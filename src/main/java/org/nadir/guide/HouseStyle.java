package org.nadir.guide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlComposer;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * Makes what HL7's renderers give fit our pages: no colours, fonts and scripts of its own, a letter in the place of each
 * icon, and links that lead somewhere. One for each page, on which no name of a place may stand twice.
 */
final class HouseStyle {

    /** Formulas of style that mean something, and our class for it. */
    private static final Map<String, String> MEANINGS = Map.of(
            "line-through", "inherited",
            "opacity", "inherited",
            "background-color: red", "flag",
            "maroon", "flag",
            "font-weight:bold", "strong");

    private static final Set<String> KEPT =
            Set.of("href", "title", "class", "id", "colspan", "rowspan", "scope", "alt", "start");
    private static final Set<String> DROPPED = Set.of("script", "style", "input", "select", "button");
    /** What the composer writes by names that XML does not know. */
    private static final Map<String, String> NAMED = Map.of(
            "&nbsp;", "\u00a0", "&sect;", "\u00a7", "&copy;", "\u00a9", "&trade;", "\u2122", "&mu;", "\u03bc", "&reg;",
            "\u00ae");

    private final Links links;
    private final Set<String> places = new HashSet<>();

    HouseStyle(Links links) {
        this.links = links;
    }

    String html(XhtmlNode rendered) {
        XhtmlNode root = element("div");
        root.getChildNodes().addAll(restyled(rendered));
        String html = new XhtmlComposer(XhtmlComposer.HTML, false).compose(root);
        for (Map.Entry<String, String> name : NAMED.entrySet()) {
            html = html.replace(name.getKey(), name.getValue());
        }
        return html;
    }

    private List<XhtmlNode> children(XhtmlNode node) {
        List<XhtmlNode> kept = new ArrayList<>();
        for (XhtmlNode child : node.getChildNodes()) {
            if (child.getNodeType() == NodeType.Text) {
                kept.add(child);
            } else if (child.getNodeType() == NodeType.Element && !isDropped(child, node)) {
                kept.addAll(restyled(child));
            }
        }
        return kept;
    }

    private static boolean isDropped(XhtmlNode node, XhtmlNode parent) {
        return DROPPED.contains(node.getName())
                || attribute(node, "style").contains("display: none")
                || attribute(node, "class").equals("res-header-id")
                || (node.getName().equals("span") && parent.getName().equals("th"))
                || (node.getName().equals("p") && node.getChildNodes().isEmpty())
                || (node.getName().equals("tr") && node.allText().contains("Documentation for this format"));
    }

    private List<XhtmlNode> restyled(XhtmlNode node) {
        if (node.getName().equals("img")) {
            return Letter.of(node).stream().toList();
        }
        if (node.getName().equals("a")) {
            return anchor(node);
        }
        XhtmlNode copy = element(node.getName());
        node.getAttributes().forEach((name, value) -> {
            if (KEPT.contains(name) && value != null && !value.equals("null")) {
                copy.setAttribute(name, value);
            }
        });
        place(copy);
        mark(copy, classes(node));
        copy.getChildNodes().addAll(children(node));
        return List.of(copy.getName().equals("table") ? table(copy, node) : copy);
    }

    /** A link to what exists, a place to link to, or plain words. */
    private List<XhtmlNode> anchor(XhtmlNode node) {
        String name = attribute(node, "name");
        if (!name.isEmpty()) {
            XhtmlNode place = element("span");
            place.setAttribute("id", name);
            place(place);
            return place.getAttribute("id") == null ? List.of() : List.of(place);
        }
        List<XhtmlNode> content = children(node);
        Optional<String> target = Optional.of(attribute(node, "href"))
                .filter(href -> !href.isEmpty() && !href.contains("readingIgs"))
                .flatMap(links::target);
        String title = attribute(node, "title");
        XhtmlNode copy = element(target.isPresent() ? "a" : "span");
        target.ifPresent(href -> copy.setAttribute("href", href));
        if (!title.isEmpty()) {
            copy.setAttribute("title", title);
        }
        mark(copy, classes(node));
        copy.getChildNodes().addAll(content);
        return List.of(copy);
    }

    private void place(XhtmlNode node) {
        String id = attribute(node, "id");
        if (!id.isEmpty() && !places.add(id)) {
            node.getAttributes().remove("id");
        }
    }

    /** A table that scrolls by itself where it is wider than the page, with its first row as its head. */
    private static XhtmlNode table(XhtmlNode table, XhtmlNode rendered) {
        table.setAttribute("class", isTree(rendered) ? "elements" : "grid");
        table.getChildNodes().stream()
                .filter(child -> child.getNodeType() == NodeType.Element)
                .findFirst()
                .filter(row -> row.getName().equals("tr"))
                .ifPresent(HouseStyle::head);
        XhtmlNode scroller = element("div");
        scroller.setAttribute("class", "scroll");
        scroller.setAttribute("role", "region");
        scroller.setAttribute("tabindex", "0");
        scroller.setAttribute("aria-label", isTree(rendered) ? "Elements" : "Table");
        scroller.getChildNodes().add(table);
        return scroller;
    }

    private static void head(XhtmlNode row) {
        List<XhtmlNode> cells = row.getChildNodes().stream()
                .filter(cell -> cell.getNodeType() == NodeType.Element)
                .toList();
        if (cells.stream().allMatch(HouseStyle::isBold)) {
            cells.forEach(cell -> {
                cell.setName("th");
                cell.setAttribute("scope", "col");
            });
        }
    }

    private static boolean isBold(XhtmlNode cell) {
        List<XhtmlNode> content = cell.getChildNodes().stream()
                .filter(child -> child.getNodeType() == NodeType.Element)
                .toList();
        return cell.getName().equals("th")
                || (content.size() == 1 && content.getFirst().getName().equals("b"));
    }

    private static boolean isTree(XhtmlNode table) {
        return attribute(table, "fhir").equals("generated-heirarchy");
    }

    private static String classes(XhtmlNode node) {
        String style = attribute(node, "style");
        Set<String> classes = MEANINGS.entrySet().stream()
                .filter(meaning -> style.contains(meaning.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toCollection(TreeSet::new));
        if (style.contains("tbl_bck")) {
            classes.add("tree");
            classes.add("depth" + depth(node));
        }
        return String.join(" ", classes);
    }

    /** HL7's tables draw the tree with one picture for each level. */
    private static long depth(XhtmlNode cell) {
        return cell.getChildNodes().stream()
                        .filter(child -> "img".equals(child.getName())
                                && attribute(child, "src").startsWith("tbl_"))
                        .count()
                - 1;
    }

    private static void mark(XhtmlNode node, String classes) {
        node.getAttributes().remove("class");
        if (!classes.isEmpty()) {
            node.setAttribute("class", classes);
        }
    }

    static String attribute(XhtmlNode node, String name) {
        return Optional.ofNullable(node.getAttribute(name)).orElse("");
    }

    static XhtmlNode element(String name) {
        return new XhtmlNode(NodeType.Element, name);
    }
}
