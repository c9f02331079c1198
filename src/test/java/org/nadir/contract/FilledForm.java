package org.nadir.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;

/** A completed answer to the symptom form; what a test does not name stays without an answer. */
public final class FilledForm {

    public static final String MOUTH = "415945006";
    public static final String ARMPIT = "415882003";

    private final String authored;
    private final ArrayNode items = JsonNodeFactory.instance.arrayNode();

    private FilledForm(String authored) {
        this.authored = authored;
    }

    /** Filled in so long before {@link PatientStory#NOW}. */
    public static FilledForm at(Duration before) {
        return at(PatientStory.NOW.minus(before).toString());
    }

    /** Filled in at a time as the source writes it. */
    public static FilledForm at(String authored) {
        return new FilledForm(authored);
    }

    public FilledForm yes(String... linkIds) {
        return say(true, linkIds);
    }

    public FilledForm no(String... linkIds) {
        return say(false, linkIds);
    }

    /** One reading, taken at the time of the form. */
    public FilledForm temperature(String value, String unit, String site) {
        ArrayNode reading = items.addObject().put("linkId", "temperature").putArray("item");
        answer(reading, "temperature-value")
                .putObject("valueQuantity")
                .put("value", new BigDecimal(value))
                .put("system", "http://unitsofmeasure.org")
                .put("code", unit);
        answer(reading, "temperature-site")
                .putObject("valueCoding")
                .put("system", "http://snomed.info/sct")
                .put("code", site);
        return this;
    }

    public Item item() {
        Item form = Item.of("""
                {
                  "resourceType": "QuestionnaireResponse",
                  "questionnaire": "https://nadir-cds.github.io/fhir/Questionnaire/hematologic-symptoms",
                  "status": "completed",
                  "subject": {"reference": "Patient/p1"},
                  "authored": "%s"
                }
                """.formatted(authored));
        form.json().set("item", items);
        return form;
    }

    private FilledForm say(boolean present, String... linkIds) {
        for (String linkId : linkIds) {
            answer(items, linkId).put("valueBoolean", present);
        }
        return this;
    }

    private static ObjectNode answer(ArrayNode group, String linkId) {
        return group.addObject().put("linkId", linkId).putArray("answer").addObject();
    }
}
