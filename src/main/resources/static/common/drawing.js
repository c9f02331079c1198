/** Drawings of the guide inside a page, with links and marks of the page's own. */

/** Taken out before the drawing is parsed: the browser judges a style by the content policy already then. */
const STYLES = /<style>([^<]*)<\/style>/g;

/** The drawing as an element. Its own styles become a sheet of the page, for the content policy allows none inside. */
export async function drawing(name) {
  const answer = await fetch(`/drawings/${name}.svg`);
  if (!answer.ok) {
    throw new Error(`The drawing ${name} cannot be read (status ${answer.status})`);
  }
  const text = await answer.text();
  for (const [, style] of text.matchAll(STYLES)) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  const svg = new DOMParser().parseFromString(text.replace(STYLES, ""), "image/svg+xml").documentElement;
  return document.importNode(svg, true);
}
