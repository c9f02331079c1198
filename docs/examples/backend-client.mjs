// A SMART backend service in plain JavaScript (Node 20 or newer, no packages): proves who it is with a signed assertion,
// gets an access token and reads Observations.
//
//   node backend-client.mjs http://localhost:8080/fhir my-client private-key.jwk.json [query]
//
// The key is a private JWK with "kid" and "alg" RS384 or ES384; its public part is registered at the server.
import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [fhirBase, clientId, keyFile, query = 'Observation?_count=5'] = process.argv.slice(2);
const scope = process.env.SCOPE ?? 'system/Observation.rs';

async function json(response) {
  const body = await response.json();
  if (!response.ok) {
    throw new Error(`${response.url} answered ${response.status}: ${JSON.stringify(body)}`);
  }
  return body;
}

function assertion(audience) {
  const jwk = JSON.parse(readFileSync(keyFile, 'utf8'));
  const now = Math.floor(Date.now() / 1000);
  const encode = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const signed = [
    encode({ alg: jwk.alg, kid: jwk.kid, typ: 'JWT' }),
    encode({ iss: clientId, sub: clientId, aud: audience, iat: now, exp: now + 240, jti: randomUUID() }),
  ].join('.');
  // ES384 wants the two numbers of the signature side by side, not in DER; RS384 ignores the setting.
  const key = { key: createPrivateKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' };
  return `${signed}.${sign('sha384', Buffer.from(signed), key).toString('base64url')}`;
}

const smart = await json(await fetch(`${fhirBase}/.well-known/smart-configuration`));
const token = await json(await fetch(smart.token_endpoint, {
  method: 'POST',
  body: new URLSearchParams({
    grant_type: 'client_credentials',
    scope,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion(smart.token_endpoint),
  }),
}));
const bundle = await json(await fetch(`${fhirBase}/${query}`, {
  headers: { Accept: 'application/fhir+json', Authorization: `Bearer ${token.access_token}` },
}));
console.log(`expires in ${token.expires_in} s, scope ${token.scope}`);
for (const { resource } of bundle.entry ?? []) {
  console.log(`${resource.resourceType}/${resource.id}`);
}
