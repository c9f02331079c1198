/** How values, times and codes are written for people. Times are those of the browser's zone, and say so. */

const DAY = new Intl.DateTimeFormat("en-GB", { day: "2-digit", month: "short", year: "numeric" });
const MOMENT = new Intl.DateTimeFormat("en-GB", { day: "2-digit", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });

/** A FHIR date or dateTime; a date alone stays a date, whatever the zone. */
export function when(text) {
  if (!text) {
    return "time unknown";
  }
  return text.length <= 10 ? text : MOMENT.format(new Date(text));
}

/** The day of a FHIR date or dateTime. */
export function day(text) {
  return !text ? "" : text.length <= 10 ? text : DAY.format(new Date(text));
}

/** How long ago, in words: `3 days ago`; of a date alone in days of the calendar. */
export function ago(text, now = Date.now()) {
  if (text.length <= 10) {
    const days = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(`${text}T00:00:00`)) / 86_400_000);
    return days === 0 ? "today" : days > 0 ? `${days} ${days === 1 ? "day" : "days"} ago` : "";
  }
  const hours = Math.floor((now - new Date(text).getTime()) / 3_600_000);
  if (Number.isNaN(hours) || hours < 0) {
    return "";
  }
  if (hours < 1) {
    return "within the hour";
  }
  return hours < 48 ? `${hours} ${hours === 1 ? "hour" : "hours"} ago` : `${Math.floor(hours / 24)} days ago`;
}

/** UCUM as people write it: `10*9/L` as `×10⁹/L`. */
export function unit(ucum) {
  return { "10*9/L": "×10⁹/L", "10*3/uL": "×10³/µL", "/uL": "/µL", "/mm3": "/mm³", Cel: "°C", "[degF]": "°F", ug: "µg" }[ucum] ?? ucum ?? "";
}

/** A Quantity with its comparator. */
export function quantity(amount) {
  return amount ? `${amount.comparator ?? ""}${amount.value} ${unit(amount.code ?? amount.unit)}`.trim() : "";
}

/** A code such as `g-csf` in words. */
export function words(code) {
  const text = code.replaceAll("-", " ");
  return { "g csf": "G-CSF", esa: "ESA", "rbc transfusion": "Red cell transfusion", "repeat cbc": "Repeat CBC", "baseline cbc": "Baseline CBC" }[text]
    ?? text.charAt(0).toUpperCase() + text.slice(1);
}

/** A name of code in words: `neutrophilGrade` as `neutrophil grade`. */
export function spaced(name) {
  return name.replaceAll(/([a-z])([A-Z0-9])/g, "$1 $2").toLowerCase()
    .replaceAll(/\b(gcsf|cbc|esa|rbc)\b/g, (short) => ({ gcsf: "G-CSF" })[short] ?? short.toUpperCase());
}

/** The name of a Patient. */
export function personName(patient) {
  const name = patient?.name?.find((candidate) => candidate.use === "official") ?? patient?.name?.[0];
  return name?.text ?? [name?.family, (name?.given ?? []).join(" ")].filter(Boolean).join(", ") ?? "";
}
