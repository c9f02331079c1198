package org.nadir.cdshooks;

import org.jspecify.annotations.Nullable;

/**
 * Where a card's advice comes from.
 *
 * @param url an absolute address about the source, never about the patient
 * @param icon an absolute address of a picture of about 100 by 100 pixels
 * @param topic what the card is about, stable over time, so that clients can group and silence cards
 */
public record Source(
        String label,
        @Nullable String url,
        @Nullable String icon,
        @Nullable Coding topic) {

    public Source {
        Require.text("source.label", label);
        Require.absoluteUrl("source.url", url);
        Require.absoluteUrl("source.icon", icon);
    }
}
