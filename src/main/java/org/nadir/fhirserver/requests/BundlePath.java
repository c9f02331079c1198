package org.nadir.fhirserver.requests;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import javax.xml.stream.XMLStreamReader;

/** Knows where in a document {@code Bundle.entry} begins and where its {@code request} says what to do. */
final class BundlePath {

    private static final int JSON_ENTRY = 3;
    private static final int JSON_REQUEST = 4;
    private static final int XML_ENTRY = 2;
    private static final int XML_REQUEST = 3;

    private final BundleEntries entries;
    private boolean inEntry;
    private boolean inRequest;

    BundlePath(BundleEntries entries) {
        this.entries = entries;
    }

    void read(JsonToken token, JsonParser parser) throws IOException {
        JsonStreamContext place = parser.getParsingContext();
        if (token == JsonToken.START_OBJECT && place.getNestingDepth() == JSON_ENTRY && isEntry(place)) {
            entries.begin();
        } else if (token == JsonToken.VALUE_STRING
                && place.getNestingDepth() == JSON_REQUEST
                && "request".equals(place.getParent().getCurrentName())
                && isEntry(place.getParent())) {
            request(String.valueOf(parser.currentName()), parser.getText());
        }
    }

    void read(int depth, XMLStreamReader reader) {
        String name = reader.getLocalName();
        if (depth == XML_ENTRY) {
            inEntry = name.equals("entry");
            if (inEntry) {
                entries.begin();
            }
        } else if (depth == XML_REQUEST) {
            inRequest = inEntry && name.equals("request");
        } else if (depth == XML_REQUEST + 1 && inEntry && inRequest) {
            request(name, String.valueOf(reader.getAttributeValue(null, "value")));
        }
    }

    private static boolean isEntry(JsonStreamContext place) {
        return place.getParent().inArray()
                && "entry".equals(place.getParent().getParent().getCurrentName());
    }

    private void request(String name, String value) {
        if (name.equals("url")) {
            entries.asks(value);
        } else if (name.equals("ifNoneExist")) {
            entries.asks(value.contains("?") ? value : "?" + value);
        }
    }
}
