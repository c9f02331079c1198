package org.nadir.toxicity.datatype;

/**
 * A resource, and the version of it that was read.
 *
 * @param reference such as {@code Observation/anc-1}
 * @param version the server's version id, or a digest of the content where the server gave none
 */
public record ResourceVersion(String reference, String version) {}
