package org.nadir.guide;

import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** CommonMark with tables, as HTML that is well-formed XML. */
final class Markdown {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(TABLES)
            .attributeProviderFactory(context -> Markdown::name)
            .build();

    private Markdown() {}

    /** Renders a text; the Publisher's pages begin with headings of the third level, ours with the second. */
    static String html(String text) {
        Node document = PARSER.parse(text);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                heading.setLevel(Math.max(2, heading.getLevel() - 1));
            }
        });
        return RENDERER.render(document)
                .replace("<table>", Html.SCROLLER + "<table class=\"grid prose\">")
                .replace("</table>", "</table></div>");
    }

    private static void name(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading) {
            StringBuilder text = new StringBuilder();
            node.accept(new AbstractVisitor() {
                @Override
                public void visit(Text part) {
                    text.append(part.getLiteral());
                }

                @Override
                public void visit(Code part) {
                    text.append(part.getLiteral());
                }
            });
            attributes.put("id", Html.name(text.toString()));
        }
    }
}
