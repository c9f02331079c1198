/** Storing the copy: as the next version of what it was made from, or as a protocol of its own. */

import { announce, byId, h, show } from "../common/dom.js";
import { failure } from "../common/page.js";
import { canonicalOf, derivedFrom, under } from "../common/protocols.js";
import { nextVersion, versionProblem } from "./versions.js";

const ORIGIN = "https://nadir-cds.github.io/fhir/CodeSystem/origin";

/** `{refresh()}` of the section; `onStored(plan)` is called with what the server stored. */
export function storeDesk(shelf, desk, onStored) {
  const element = byId("store-desk");
  const said = h("div", { id: "store-said", "aria-live": "polite" });
  let madeFor;
  let turn = 0;

  async function refresh() {
    const { copy } = shelf;
    if (!copy) {
      madeFor = undefined;
      show(element, h("p", { class: "quiet" }, "There is no copy yet."), said);
      return;
    }
    // What was typed stays while the copy is edited further.
    if (madeFor !== copy.base) {
      madeFor = copy.base;
      show(said);
      show(element, await form(copy.base, ++turn), said);
    }
  }

  async function form(base) {
    const taken = await versionsOf(base);
    const field = (id, label, value, more = {}) => h("div", { class: "field" }, h("label", { for: id }, label), h("input", { id, type: "text", autocomplete: "off", value, ...more }));
    const asNext = h("input", { type: "radio", name: "store-as", value: "next", checked: true, onchange: follow });
    const asOwn = h("input", { type: "radio", name: "store-as", value: "own", onchange: follow });
    const id = field("store-id", "Id", `${base.id}-2`.slice(-64));
    const url = field("store-url", "Address (url)", `${base.url}-2`);
    const own = h("div", { class: "choices", hidden: true }, id, url);
    const problem = h("p", { id: "store-version-problem", class: "note alarm", hidden: true });
    const version = field("store-version", "New version", nextVersion(base.version, taken), { "aria-describedby": problem.id, oninput: judge });
    const status = h("select", { id: "store-status" }, ["active", "draft", "retired"].map((code) => h("option", { value: code, selected: code === shelf.copy.protocol.status }, code)));
    const consequences = h("ul", { class: "facts" });
    const button = h("button", { type: "submit", class: "primary" }, "Store it");
    const value = (holder) => holder.querySelector("input").value.trim();
    describe();

    function follow() {
      own.hidden = !asOwn.checked;
      describe();
      judge();
    }

    /** True where the version may be stored. */
    function judge() {
      const wrong = versionProblem(value(version), asOwn.checked ? { taken: [] } : { own: base.version, taken });
      problem.hidden = !wrong;
      problem.textContent = wrong ?? "";
      version.querySelector("input").toggleAttribute("aria-invalid", false);
      if (wrong) {
        version.querySelector("input").setAttribute("aria-invalid", "true");
      }
      return !wrong;
    }

    async function describe() {
      const lines = asOwn.checked ? [`It stands beside ${canonicalOf(base)}, which stays as it is. Nobody follows it until a study names it.`] : await consequencesOf(shelf, base);
      show(consequences, lines.map((line) => h("li", {}, line)));
    }

    async function submit(event) {
      event.preventDefault();
      if (!judge()) {
        version.querySelector("input").focus();
        return;
      }
      button.disabled = true;
      show(said, h("p", { class: "quiet busy" }, "Storing…"));
      try {
        if (!await desk.usable()) {
          show(said, h("p", { class: "note alarm", role: "alert" }, "Not stored: the copy cannot be used. See its problems above."));
          return;
        }
        const plan = prepared({ version: value(version), status: status.value, own: asOwn.checked ? { id: value(id), url: value(url) } : undefined });
        await put(plan, asOwn.checked ? undefined : base.meta?.versionId);
      } catch (error) {
        console.warn(error);
        show(said, refusal(error, base));
      } finally {
        button.disabled = false;
      }
    }

    return h("form", { onsubmit: submit, novalidate: true },
      h("fieldset", {}, h("legend", {}, "Store it as"),
        h("label", { class: "choice" }, asNext, `the next version of PlanDefinition/${base.id}`), h("label", { class: "choice" }, asOwn, "a protocol of its own"), own),
      h("div", { class: "choices" }, version, h("div", { class: "field" }, h("label", { for: status.id }, "Status"), status)),
      problem,
      h("p", { class: "quiet small" }, "The date becomes today's."),
      h("h3", {}, "What it would mean"), consequences,
      h("p", {}, button));
  }

  function prepared({ version, status, own }) {
    const plan = structuredClone(shelf.copy.protocol);
    Object.assign(plan, { version, status, date: new Date().toISOString().slice(0, 10) });
    plan.id = own?.id ?? shelf.copy.base.id;
    if (own) {
      plan.url = own.url;
      plan.meta = { ...plan.meta, tag: plan.meta?.tag?.filter((tag) => tag.system !== ORIGIN) };
      delete plan.meta.versionId;
      delete plan.meta.lastUpdated;
      delete plan.identifier;
    }
    return plan;
  }

  /** The server changes only the version that the copy was made from. */
  async function put(plan, version) {
    if (!version) {
      await mustBeNew(plan.id);
    }
    const { body } = await shelf.session.request(`PlanDefinition/${encodeURIComponent(plan.id)}`, {
      method: "PUT", body: plan, headers: version ? { "If-Match": `W/"${version}"` } : {},
    });
    const stored = body ?? await shelf.session.read(`PlanDefinition/${plan.id}`);
    desk.end();
    await onStored(stored);
    const lines = countsNow(shelf, stored);
    show(said, h("div", { class: "note good", id: "stored" }, h("p", {}, h("strong", {}, "Stored. "),
      `PlanDefinition/${stored.id} is version ${stored.version} (${stored.meta?.versionId ?? "?"} in the store).`), h("ul", {}, lines.map((line) => h("li", {}, line)))));
    announce("The protocol is stored");
    said.scrollIntoView({ block: "center" });
  }

  async function mustBeNew(id) {
    if (!/^[A-Za-z0-9\-.]{1,64}$/.test(id)) {
      throw new Error("An id has 1 to 64 letters, digits, points and hyphens.");
    }
    try {
      await shelf.session.read(`PlanDefinition/${id}`);
    } catch (error) {
      if ([404, 410].includes(error.status)) {
        return;
      }
      throw error;
    }
    throw new Error(`PlanDefinition/${id} is stored already: choose another id.`);
  }

  async function versionsOf(base) {
    const of = (plans) => plans.map((plan) => plan.version).filter((version) => version && version !== base.version);
    const others = of(shelf.stored.filter((plan) => plan.url === base.url));
    try {
      return [...others, ...of(await shelf.history(base.id))];
    } catch {
      return others;
    }
  }

  return { refresh };
}

/** Who is touched when the version changes. */
async function consequencesOf(shelf, base) {
  const lines = [`The stored text of version ${base.version} is replaced; it stays readable as an earlier version. The new one counts from the next call on.`];
  if (shelf.isDefault(base)) {
    lines.push("It is the default protocol of this server: every patient without a study follows it.");
  }
  const broken = shelf.stored.filter((plan) => derivedFrom(plan) === canonicalOf(base));
  if (broken.length > 0) {
    lines.push(`${broken.map((plan) => `PlanDefinition/${plan.id}`).join(", ")} ${broken.length === 1 ? "is" : "are"} derived from ${canonicalOf(base)} and cannot be used until ${broken.length === 1 ? "it names" : "they name"} the new version: patients of ${broken.length === 1 ? "its" : "their"} studies get the default protocol meanwhile, and their cards say so. To keep the old one for them, store the copy as a protocol of its own.`);
  }
  try {
    const studies = (await shelf.session.search(`ResearchStudy?protocol=PlanDefinition/${base.id}&_count=100`)).filter((resource) => resource.resourceType === "ResearchStudy");
    lines.push(studies.length === 0 ? "No study of this server names it by its id." : `Studies that name it: ${studies.map((study) => study.title ?? study.id).join(", ")}.`);
  } catch (error) {
    lines.push(`Which studies name it cannot be read: ${error.message}`);
  }
  return lines;
}

/** What counts after storing, read from the store once more. */
export function countsNow(shelf, stored) {
  const counting = under(stored.url, shelf.stored);
  const lines = [counting && counting.id === stored.id ? `Under ${stored.url} this one counts from the next call on${stored.status === "active" ? "" : `, though its status is ${stored.status}: studies follow an active one only`}.`
    : `Under ${stored.url} another one counts: PlanDefinition/${counting?.id ?? "?"}, version ${counting?.version ?? "?"}. Of those with one address the active one counts that was changed last.`];
  lines.push(shelf.isDefault(stored) ? "Patients without a study follow it." : "Patients follow it whose study names it.");
  const broken = shelf.stored.filter((plan) => derivedFrom(plan)?.split("|")[0] === stored.url && !under(derivedFrom(plan), shelf.stored));
  return broken.length === 0 ? lines : [...lines, `Not usable until they name the new version: ${broken.map((plan) => `PlanDefinition/${plan.id} (${derivedFrom(plan)})`).join(", ")}.`];
}

function refusal(error, base) {
  return [
    h("p", {}, h("strong", {}, "Not stored. "), error.status ? `The server answered with status ${error.status}.` : null),
    failure(error),
    [409, 412].includes(error.status) ? h("p", { class: "note warm" }, `Somebody changed PlanDefinition/${base.id} since the copy was made. Load the page again, compare the copy with what is stored now, and make the changes in a fresh copy.`) : null,
  ];
}
