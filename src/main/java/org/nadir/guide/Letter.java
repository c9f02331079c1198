package org.nadir.guide;

import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** What stands in the place of an icon of HL7's tables: a letter for the kind of an element. */
enum Letter {
    RESOURCE("icon_resource", "R", "Resource"),
    ELEMENT("icon_element", "E", "Element"),
    DATA_TYPE("icon_datatype", "D", "Data type"),
    PRIMITIVE("icon_primitive", "P", "Primitive data type"),
    REFERENCE("icon_reference", "\u2192", "Reference to another resource"),
    CHOICE("icon_choice", "?", "Choice of types"),
    FIXED("icon_fixed", "=", "Fixed value"),
    SIMPLE_EXTENSION("icon_extension_simple", "X", "Simple extension"),
    COMPLEX_EXTENSION("icon_extension_complex", "X", "Complex extension"),
    MODIFIER_EXTENSION("icon_modifier_extension", "M", "Modifier extension"),
    SLICE_ITEM("icon_slice_item", "s", "Slice item"),
    SLICE("icon_slice", "S", "Slice definition"),
    REUSED("icon_reuse", "\u21ba", "Content defined elsewhere"),
    PROFILE("icon_profile", "\u00a7", "Profile");

    private final String file;
    private final String letter;
    private final String meaning;

    Letter(String file, String letter, String meaning) {
        this.file = file;
        this.letter = letter;
        this.meaning = meaning;
    }

    String letter() {
        return letter;
    }

    String meaning() {
        return meaning;
    }

    /** The letter for an icon; nothing for pictures that only draw lines or explain. */
    static Optional<XhtmlNode> of(XhtmlNode image) {
        String file = HouseStyle.attribute(image, "src");
        return Arrays.stream(values())
                .filter(letter -> file.startsWith(letter.file))
                .findFirst()
                .map(Letter::mark);
    }

    private XhtmlNode mark() {
        XhtmlNode mark = HouseStyle.element("abbr");
        mark.setAttribute("class", "kind");
        mark.setAttribute("title", meaning);
        mark.addText(letter);
        return mark;
    }
}
