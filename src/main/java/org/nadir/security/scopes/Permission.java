package org.nadir.security.scopes;

/** What a scope permits; the letters of SMART App Launch 2, in their order. */
public enum Permission {
    CREATE('c'),
    READ('r'),
    UPDATE('u'),
    DELETE('d'),
    SEARCH('s');

    private final char letter;

    Permission(char letter) {
        this.letter = letter;
    }

    /** The letter in a scope. */
    public char letter() {
        return letter;
    }
}
