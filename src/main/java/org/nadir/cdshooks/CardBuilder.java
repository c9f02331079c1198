package org.nadir.cdshooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the optional parts of a {@link Card}; the card itself checks them. */
public final class CardBuilder {

    private final String uuid;
    private final String summary;
    private final Indicator indicator;
    private final Source source;
    private @Nullable String detail;
    private List<Suggestion> suggestions = List.of();
    private @Nullable SelectionBehavior selectionBehavior;
    private List<Coding> overrideReasons = List.of();
    private List<Link> links = List.of();
    private @Nullable ObjectNode extension;

    CardBuilder(String uuid, String summary, Indicator indicator, Source source) {
        this.uuid = uuid;
        this.summary = summary;
        this.indicator = indicator;
        this.source = source;
    }

    public CardBuilder detail(String markdown) {
        this.detail = markdown;
        return this;
    }

    public CardBuilder suggestions(SelectionBehavior behavior, List<Suggestion> offered) {
        this.suggestions = offered;
        // Clients that find a selection behaviour expect something to select.
        this.selectionBehavior = offered.isEmpty() ? null : behavior;
        return this;
    }

    public CardBuilder overrideReasons(List<Coding> reasons) {
        this.overrideReasons = reasons;
        return this;
    }

    public CardBuilder links(List<Link> offered) {
        this.links = offered;
        return this;
    }

    public CardBuilder extension(ObjectNode content) {
        this.extension = content;
        return this;
    }

    public Card build() {
        return new Card(
                uuid,
                summary,
                detail,
                indicator,
                source,
                suggestions,
                selectionBehavior,
                overrideReasons,
                links,
                extension);
    }
}
