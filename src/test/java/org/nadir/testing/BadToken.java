package org.nadir.testing;

/**
 * A token that must open nothing.
 *
 * @param why what is wrong with it
 */
public record BadToken(String why, String value) {

    @Override
    public String toString() {
        return why;
    }
}
