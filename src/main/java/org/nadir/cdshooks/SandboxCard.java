package org.nadir.cdshooks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A card as the public sandbox needs it: each suggestion can be named in feedback. */
final class SandboxCard {

    private SandboxCard() {}

    static Card of(Card card) {
        List<Suggestion> named = new ArrayList<>();
        for (Suggestion suggestion : card.suggestions()) {
            String uuid = suggestion.uuid() == null ? uuid(card, named.size()) : suggestion.uuid();
            named.add(new Suggestion(suggestion.label(), uuid, suggestion.isRecommended(), suggestion.actions()));
        }
        return new Card(
                card.uuid(),
                card.summary(),
                card.detail(),
                card.indicator(),
                card.source(),
                named,
                card.selectionBehavior(),
                card.overrideReasons(),
                card.links(),
                card.extension());
    }

    /** The same on every node and after every restart. */
    private static String uuid(Card card, int place) {
        String name = card.uuid() + "/suggestion/" + place;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
