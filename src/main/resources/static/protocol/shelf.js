/** The protocols that can be shown: those stored, their earlier versions, and the edited copy. */

import { canonicalOf, storedProtocols } from "../common/protocols.js";
import { explainer } from "./explain.js";
import { merged } from "./merge.js";
import { modelOf } from "./model.js";

/** The edited copy's key; others are `id` for what is stored now and `id@versionId` for an earlier version. */
export const COPY = "(copy)";

export class Shelf {

  constructor(session, settings) {
    this.session = session;
    this.settings = settings;
    this.explain = explainer(session);
    this.histories = new Map();
    this.stored = [];
    /** `{protocol, base}` while a copy is edited. */
    this.copy = undefined;
  }

  async load() {
    this.stored = await storedProtocols(this.session, this.settings.defaultProtocol);
    this.histories.clear();
  }

  /** The stored versions of a protocol, the newest first. */
  history(id) {
    if (!this.histories.has(id)) {
      const asked = this.session.search(`PlanDefinition/${encodeURIComponent(id)}/_history?_count=50`)
        .then((plans) => plans.sort((one, other) => Number(other.meta?.versionId) - Number(one.meta?.versionId)));
      this.histories.set(id, asked);
      asked.catch(() => this.histories.delete(id));
    }
    return this.histories.get(id);
  }

  /** The plan under a key; `undefined` where there is none. */
  async plan(key) {
    if (key === COPY) {
      return this.copy?.protocol;
    }
    const [id, version] = key.split("@");
    const current = this.stored.find((plan) => plan.id === id);
    return !version || current?.meta?.versionId === version ? current
      : (await this.history(id)).find((plan) => plan.meta?.versionId === version);
  }

  /** `{plan, whole, base, missing, model, baseModel}` of a plan: what it says, with what it takes from others. */
  read(plan) {
    const { whole, base, missing } = merged(plan, this.stored);
    return { plan, whole, base, missing, model: modelOf(whole), baseModel: base ? modelOf(base) : undefined };
  }

  /** How a plan is called in a list. */
  name(plan, key) {
    const name = `${plan.title ?? plan.id}, ${plan.version ?? "no version"}`;
    return key === COPY ? `Edited copy of ${name}` : plan.status === "active" ? name : `${name} (${plan.status})`;
  }

  /** Whether patients without a study follow what is stored under this address. */
  isDefault(plan) {
    const wanted = this.settings.defaultProtocol;
    return wanted === plan.url || wanted === canonicalOf(plan);
  }
}
