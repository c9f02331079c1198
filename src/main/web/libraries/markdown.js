// Shows the Markdown of cards, and nothing that could run.
import DOMPurify from "dompurify";
import { marked } from "marked";

const ELEMENTS = ["a", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p",
  "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"];

/** GitHub-flavoured Markdown as a fragment without images, scripts, styles and raw HTML. */
export function fragment(markdown) {
  return DOMPurify.sanitize(marked.parse(markdown, { gfm: true }), {
    ALLOWED_TAGS: ELEMENTS,
    ALLOWED_ATTR: ["href", "align", "start"],
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
    RETURN_DOM_FRAGMENT: true,
  });
}
