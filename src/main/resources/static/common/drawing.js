/** Drawings of the guide inside a page, with links and marks of the page's own. */

/** The drawing as an element. Its own styles become a sheet of the page, for the content policy allows none inside. */
export async function drawing(name) {
  const answer = await fetch(`/drawings/${name}.svg`);
  if (!answer.ok) {
    throw new Error(`The drawing ${name} cannot be read (status ${answer.status})`);
  }
  const svg = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  for (const style of svg.querySelectorAll("style")) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style.textContent);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    style.remove();
  }
  return document.importNode(svg, true);
}
