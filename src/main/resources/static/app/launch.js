/** Where an EHR opens the app: `iss` and `launch` as SMART App Launch says; an open server's client adds `patient` and `appContext`. */

import { byId, h, show } from "../common/dom.js";
import { failure } from "../common/page.js";
import { launch } from "../common/session.js";
import { settings } from "../common/settings.js";

async function start() {
  const query = new URLSearchParams(location.search);
  const known = await settings();
  const app = new URL("./", location.href);
  const given = Object.fromEntries(["patient", "appContext"].filter((name) => query.has(name)).map((name) => [name, query.get(name)]));
  if (!query.has("iss")) {
    show(byId("state"), h("p", {}, "This address is for record systems: it must be called with iss and launch."), h("p", {}, h("a", { href: app.pathname }, "Open the app without a record system")));
    return;
  }
  if (known.securityMode === "open" && new URL(query.get("iss")).origin === location.origin) {
    app.search = new URLSearchParams(given).toString();
    location.replace(app);
    return;
  }
  await launch({ redirectUri: app.href, context: given });
}

start().catch((error) => {
  console.error(error);
  show(byId("state"), failure(error));
});
