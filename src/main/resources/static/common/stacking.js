/** Tables whose cells stand below each other where the page is narrow. */

const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };

/** Says by roles what a style sheet takes away that shows the parts of a table as blocks. */
export function stacking(holder) {
  for (const table of holder.tagName === "TABLE" ? [holder] : holder.querySelectorAll("table")) {
    table.classList.add("stacking");
    [table, ...table.querySelectorAll("thead, tbody, tr, td, th")].forEach((part) =>
      part.setAttribute("role", ROLES[part.tagName] ?? (part.scope === "col" ? "columnheader" : "rowheader")));
  }
  return holder;
}
