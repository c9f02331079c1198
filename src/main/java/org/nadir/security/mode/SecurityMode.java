package org.nadir.security.mode;

/** How the doors are kept, {@code nadir.security.mode}. */
public enum SecurityMode {
    /** Anyone who reaches the server may do all; for trying out, on this machine only. */
    OPEN,
    /** Access tokens with SMART scopes at the FHIR door, signed calls at the CDS door. */
    SMART
}
