package org.nadir.cdshooks;

/**
 * An app that calls with an access token: it is answered by the specification, about patients of this server as far as its
 * token reaches, or about the patient of its launch at another server whose launches count here.
 *
 * @param issuer who issued the token
 * @param client the OAuth client
 * @param user reference of the user, such as {@code Practitioner/1}, or an empty text
 */
public record SmartApp(String issuer, String client, String user) implements KnownCaller {}
