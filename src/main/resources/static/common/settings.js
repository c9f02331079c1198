/** What the server tells its pages: mode, version, addresses. */

let asked;

/** `{version, securityMode, fhirBase, clientId, launchPage, websocket, defaultProtocol}`; asked for once. */
export function settings() {
  asked ??= fetch("/common/settings.json").then((answer) => {
    if (!answer.ok) {
      throw new Error(`The server's settings cannot be read (status ${answer.status}): is it running?`);
    }
    return answer.json();
  });
  return asked;
}
