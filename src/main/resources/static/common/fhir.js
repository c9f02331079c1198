/** Requests to a FHIR server, and what they answer when something is wrong. */

/** A refusal by a server: `status`, and one line for each issue of its OperationOutcome. */
export class Refusal extends Error {
  constructor(status, body, address) {
    const issues = issuesOf(body);
    super(issues[0] ?? `${address} was answered with status ${status}`);
    this.status = status;
    this.issues = issues;
    this.body = body;
  }
}

/** The lines of an OperationOutcome; each names its place where the server names one. */
function issuesOf(body) {
  const issues = body?.resourceType === "OperationOutcome" ? body.issue ?? [] : [];
  return issues.map((issue) => {
    const text = issue.diagnostics ?? issue.details?.text ?? issue.code;
    const place = issue.expression?.[0] ?? issue.location?.[0];
    return place && !text.includes(place) ? `${place}: ${text}` : text;
  });
}

/** Sends a request with JSON in and out; `{status, body, headers, milliseconds}`, or a {@link Refusal}. */
export async function send(address, { method = "GET", body, headers = {}, type = "application/fhir+json", ...more } = {}) {
  const started = performance.now();
  const answer = await fetch(address, {
    method,
    headers: { Accept: "application/fhir+json, application/json", ...(body === undefined ? {} : { "Content-Type": type }), ...headers },
    body: body === undefined || typeof body === "string" ? body : JSON.stringify(body),
    ...more,
  }).catch((cause) => {
    throw new Error(`${new URL(address, location.href).origin} cannot be reached: is the server running?`, { cause });
  });
  const text = await answer.text();
  const milliseconds = performance.now() - started;
  const parsed = read(text, answer);
  if (!answer.ok) {
    throw new Refusal(answer.status, parsed, address);
  }
  return { status: answer.status, body: parsed, text, headers: answer.headers, milliseconds };
}

function read(text, answer) {
  if (!text || !/json/.test(answer.headers.get("Content-Type") ?? "")) {
    return undefined;
  }
  return JSON.parse(text);
}

/** The parts of a Parameters resource under a name: `value[x]`, `resource`, or the parts themselves. */
export function parts(holder, name) {
  return (holder?.parameter ?? holder?.part ?? []).filter((part) => part.name === name);
}

/** The one value under a name, or undefined. */
export function value(holder, name) {
  const part = parts(holder, name)[0];
  if (!part) {
    return undefined;
  }
  const key = Object.keys(part).find((member) => member.startsWith("value"));
  return key ? part[key] : part.resource ?? part;
}

/** The words of a CodeableConcept. */
export function wording(concept) {
  return concept?.text ?? concept?.coding?.find((coding) => coding.display)?.display ?? concept?.coding?.[0]?.code ?? "";
}
