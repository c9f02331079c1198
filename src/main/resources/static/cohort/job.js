/** Long work of the server by FHIR's asynchronous pattern: begun, asked for until it is done, or cancelled. */

/** One piece of work. `cancel` ends it here and there; what `run` waits for is then rejected with the reason `cancelled`. */
export class Job {

  #session;
  #stop = new AbortController();
  #over = false;

  constructor(session) {
    this.#session = session;
  }

  /** The address of the work, once the server has named it. */
  address;

  get cancelled() {
    return this.#stop.signal.aborted;
  }

  /** Begins the work; `told` is called with the server's words on how far it is. The answer is what the server made. */
  async run(path, told) {
    try {
      return await this.#follow(path, told);
    } finally {
      this.#over = true;
    }
  }

  async #follow(path, told) {
    const { signal } = this.#stop;
    // Not to be broken off: without the address nobody could end the work.
    const begun = await this.#session.request(path, { headers: { Prefer: "respond-async" } });
    if (begun.status !== 202) {
      return begun.body;
    }
    this.address = this.#session.address(begun.headers.get("Content-Location"));
    if (signal.aborted) {
      await this.#delete();
      throw signal.reason;
    }
    for (;;) {
      const answer = await this.#session.request(this.address, { signal });
      if (answer.status !== 202) {
        return answer.body;
      }
      told(answer.headers.get("X-Progress") ?? "");
      await pause(Number(answer.headers.get("Retry-After") ?? 1), signal);
    }
  }

  /** The same result as a table, which the server writes. */
  async table() {
    return (await this.#session.request(`${this.address}&_format=text/csv`, { headers: { Accept: "text/csv" } })).text;
  }

  /** Ends the work, if it is not over; `leaving` says that the page is about to go away. */
  async cancel(leaving = false) {
    if (this.#over) {
      return;
    }
    this.#stop.abort(new DOMException("cancelled", "AbortError"));
    if (this.address) {
      await this.#delete(leaving);
    }
  }

  async #delete(keepalive = false) {
    await this.#session.request(this.address, { method: "DELETE", keepalive });
  }
}

/** How far it is, from 0 to 1, where the server's words tell a number. */
export function share(progress) {
  const [, done, all] = /^(\d+) of (\d+)/.exec(progress) ?? [];
  return all > 0 ? done / all : undefined;
}

function pause(seconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener("abort", () => { clearTimeout(timer); reject(signal.reason); }, { once: true });
  });
}
