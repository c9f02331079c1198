package org.nadir.testscript;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;

/** What the server answered to one operation. */
record Exchange(HttpResponse<String> answer) {

    private static final FhirContext R4 = FhirContext.forR4Cached();

    String said() {
        return "%s %s: %d %s"
                .formatted(
                        answer.request().method(),
                        answer.request().uri(),
                        answer.statusCode(),
                        answer.body().length() > 600 ? answer.body().substring(0, 600) + "…" : answer.body());
    }

    IBaseResource resource() {
        try {
            return R4.newJsonParser().parseResource(answer.body());
        } catch (DataFormatException notFhir) {
            throw new StepException("the answer is no FHIR resource; " + said());
        }
    }

    /** The value of a FHIRPath expression as text; several are joined by commas, none is empty. */
    String byFhirPath(String expression) {
        IBaseResource resource = resource();
        try {
            return R4.newFhirPath().evaluate(resource, expression, Base.class).stream()
                    .map(value -> String.valueOf(value.primitiveValue()))
                    .collect(Collectors.joining(","));
        } catch (FHIRException | ca.uhn.fhir.fhirpath.FhirPathExecutionException wrong) {
            throw new StepException("%s: %s".formatted(expression, wrong.getMessage()));
        }
    }

    /** The same of a JSONPath expression. */
    String byJsonPath(String path) {
        try {
            Object found = JsonPath.read(answer.body(), path);
            return found instanceof List<?> several
                    ? several.stream().map(String::valueOf).collect(Collectors.joining(","))
                    : String.valueOf(found);
        } catch (com.jayway.jsonpath.PathNotFoundException nothing) {
            return "";
        } catch (InvalidPathException | IllegalArgumentException wrong) {
            throw new StepException("%s: %s".formatted(path, wrong.getMessage()));
        }
    }

    String header(String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
