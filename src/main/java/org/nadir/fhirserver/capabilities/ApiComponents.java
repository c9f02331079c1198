package org.nadir.fhirserver.capabilities;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The parts of the OpenAPI document that many paths share. */
final class ApiComponents {

    private static final String TEXT = """
            {"schemas": {
               "Resource": {"type": "object", "description": "A FHIR R4 resource", "required": ["resourceType"],
                            "properties": {"resourceType": {"type": "string"}, "id": {"type": "string"}}}},
             "parameters": {
               "id": {"name": "id", "in": "path", "required": true,
                      "schema": {"type": "string", "pattern": "^[A-Za-z0-9.-]{1,64}$"}},
               "version": {"name": "version", "in": "path", "required": true,
                           "schema": {"type": "string", "pattern": "^[0-9]+$"}},
               "ofOperation": {"name": "parameters", "in": "query", "style": "form", "explode": true,
                               "description": "The parameters in the definition of the operation that are of a simple type",
                               "schema": {"type": "object", "additionalProperties": {"type": "string"}}}},
             "requestBodies": {
               "Resource": {"required": true, "content": {
                 "application/fhir+json": {"schema": {"$ref": "#/components/schemas/Resource"}},
                 "application/fhir+xml": {"schema": {"type": "string"}}}},
               "Operation": {"description": "Parameters, or the only resource that the operation takes", "content": {
                 "application/fhir+json": {"schema": {"$ref": "#/components/schemas/Resource"}},
                 "application/fhir+xml": {"schema": {"type": "string"}}}},
               "Patch": {"required": true, "content": {
                 "application/json-patch+json": {"schema": {"type": "array", "items": {"type": "object"}}}}},
               "Form": {"content": {"application/x-www-form-urlencoded": {
                 "schema": {"type": "object", "additionalProperties": {"type": "string"}}}}}},
             "responses": {
               "Done": {"description": "Done; the resource, a Bundle or Parameters, where there is one", "content": {
                 "application/fhir+json": {"schema": {"$ref": "#/components/schemas/Resource"}},
                 "application/fhir+xml": {"schema": {"type": "string"}}}},
               "Refused": {"description": "Refused or failed: an OperationOutcome says why", "content": {
                 "application/fhir+json": {"schema": {"$ref": "#/components/schemas/Resource"}},
                 "application/fhir+xml": {"schema": {"type": "string"}}}}}}
            """;

    private ApiComponents() {}

    static JsonNode asJson() {
        try {
            return new ObjectMapper().readTree(TEXT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
