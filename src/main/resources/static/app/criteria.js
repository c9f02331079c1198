/** The limits of CTCAE as the server grades by them: its own tables, read from Markdown. */

const COLUMNS = ["analyte", "term", "code", "unit", "grade 1", "grade 2", "grade 3", "grade 4"];

/** The rows of a version: `{analyte, term, code, unit, cells: [{grade, below, from}]}`; `below` may be the text LLN. */
export function parse(markdown) {
  return markdown.split("\n")
    .filter((line) => line.startsWith("|") && !/^\|\s*(-|analyte)/.test(line))
    .map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()))
    .filter((cells) => cells.length === COLUMNS.length)
    .map(([analyte, term, code, unit, ...grades]) => ({
      analyte, term, code, unit, cells: grades.map((text, index) => cell(text, index + 1)).filter(Boolean),
    }));
}

/** `<1.5 - 1.0` is below 1.5 and from 1.0 on; `<0.5` has no lower end; `-` is no cell. */
function cell(text, grade) {
  const [, below, from] = text.match(/^<\s*([\d.]+|LLN)(?:\s*-\s*([\d.]+))?$/) ?? [];
  return below && { grade, below: below === "LLN" ? "LLN" : Number(below), from: from === undefined ? 0 : Number(from) };
}

const asked = new Map();

/** The rows of one version, `5.0` or `6.0`; asked for once. */
export function criteria(version) {
  if (!asked.has(version)) {
    asked.set(version, fetch(`/criteria/ctcae-${version}.md`).then((answer) => {
      if (!answer.ok) {
        throw new Error(`The table of CTCAE ${version} cannot be read (status ${answer.status})`);
      }
      return answer.text();
    }).then(parse));
  }
  return asked.get(version);
}
