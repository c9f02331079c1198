package org.nadir.ctcae;

/**
 * The adverse event that a low count is called in one version of CTCAE.
 *
 * @param display the name in that version
 * @param code the MedDRA lowest level term
 */
public record CtcaeTerm(String display, String code) {

    /** The code system of {@code code}. */
    public static final String SYSTEM = "https://www.meddra.org";
}
