package org.nadir.fhirserver.requests;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads through a body once without building anything from it, and refuses what would harm further on. */
final class BodySyntax {

    /** HAPI writes numbers out in full: ten characters would keep a processor busy for hours. */
    private static final Pattern HUGE_NUMBER = Pattern.compile("[-+0-9.]+[eE][-+]?0*[1-9][0-9]{2,}");

    /** In XML a number looks like any text, an identifier for one, so that only the harmful ones are refused. */
    private static final Pattern HUGE_TEXT = Pattern.compile("[-+0-9.]+[eE][-+]?0*[1-9][0-9]{5,}");

    private static final XMLInputFactory XML = xmlWithoutEntities();

    private final int deepest;
    private final JsonFactory json;

    /** FHIR's deepest real resources, nested questionnaires, stay below half of 100 levels. */
    BodySyntax(int deepest) {
        this.deepest = deepest;
        this.json = JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(deepest).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    void checkJson(byte[] body, BundlePath path) {
        try (JsonParser parser = json.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                path.read(token, parser);
                if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
                    checkCharacters(parser.getText());
                } else if (token.isNumeric()) {
                    checkNumber(HUGE_NUMBER, parser.getText());
                }
            }
        } catch (StreamConstraintsException e) {
            throw new InvalidRequestException(tooDeep() + ", or has a text of more than 20 million characters or a"
                    + " number of more than 1,000");
        } catch (JsonProcessingException e) {
            throw new InvalidRequestException("The body is not well-formed JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void checkXml(byte[] body, BundlePath path) {
        try {
            XMLStreamReader reader =
                    XML.createXMLStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8.name());
            int depth = 0;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.DTD ->
                        throw new InvalidRequestException("A document type declaration is not allowed");
                    case XMLStreamConstants.START_ELEMENT -> {
                        depth++;
                        path.read(depth, reader);
                        checkNumber(HUGE_TEXT, reader.getAttributeValue(null, "value"));
                    }
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    default -> {}
                }
                if (depth > deepest) {
                    throw new InvalidRequestException(tooDeep());
                }
            }
        } catch (XMLStreamException e) {
            throw new InvalidRequestException("The body is not well-formed XML");
        }
    }

    private String tooDeep() {
        return "The body is nested more than %d levels deep (nadir.limits.nesting)".formatted(deepest);
    }

    private static void checkNumber(Pattern huge, @Nullable String text) {
        if (text != null && huge.matcher(text).matches()) {
            throw new InvalidRequestException("The body contains a number with an exponent of more than two digits");
        }
    }

    /** PostgreSQL stores no NUL, and a lone surrogate is no character at all. */
    private static void checkCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new InvalidRequestException("The body contains the character NUL");
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new InvalidRequestException("The body contains half of a surrogate pair");
                }
                i++;
            }
        }
    }

    private static XMLInputFactory xmlWithoutEntities() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
