package org.nadir.fhirserver.terminology;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;

/** The answer of {@code $validate-code}; message and display are empty where there is nothing to say. */
record CodeAnswer(boolean result, String message, String display) {

    static CodeAnswer no(String message, String display) {
        return new CodeAnswer(false, message, display);
    }

    Parameters asParameters() {
        Parameters answer = new Parameters();
        answer.addParameter().setName("result").setValue(new BooleanType(result));
        if (!message.isEmpty()) {
            answer.addParameter().setName("message").setValue(new StringType(message));
        }
        if (!display.isEmpty()) {
            answer.addParameter().setName("display").setValue(new StringType(display));
        }
        return answer;
    }
}
