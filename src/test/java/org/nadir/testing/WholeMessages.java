package org.nadir.testing;

/** One message of each kind that uses every part of CDS Hooks. */
final class WholeMessages {

    static final String DISCOVERY = """
            {"services": [{"hook": "patient-view", "id": "counts", "title": "Counts", "description": "Looks at *counts*",
              "usageRequirements": "None", "prefetch": {"a": "Patient/{{context.patientId}}",
                "b": "Observation?patient={{context.patientId}}&code=http://loinc.org|751-8&_sort=-date",
                "c": "Practitioner/{{userPractitionerId}}"}, "extension": {"org.example": {"n": 1, "b": false}}}]}
            """;

    static final String REQUEST = """
            {"hook": "order-select", "hookInstance": "3d7f1c52-8a0e-4a6b-9a53-0f6f7c1b2e03",
             "fhirServer": "https://ehr.example.org/fhir",
             "fhirAuthorization": {"access_token": "t", "token_type": "Bearer", "expires_in": 300, "scope": "patient/*.rs",
               "subject": "cds", "patient": "p1"},
             "context": {"userId": "PractitionerRole/1", "patientId": "p1", "encounterId": "e.1",
               "selections": ["MedicationRequest/d1"],
               "draftOrders": {"resourceType": "Bundle", "type": "collection", "entry": [
                 {"resource": {"resourceType": "MedicationRequest", "id": "d1", "status": "draft"}}]}},
             "prefetch": {"patient": {"resourceType": "Patient", "id": "p1", "name": [
                 {"given": ["Ann", null], "_given": [null, {"id": "x"}]}]}, "none": null},
             "extension": {"org.example": "x"}}
            """;

    static final String RESPONSE = """
            {"cards": [{"uuid": "0F0e0d0c-0b0a-4908-8706-050403020100", "summary": "Hold the drug", "detail": "ANC **0.4**, < 0.5",
              "indicator": "critical",
              "source": {"label": "Protocol", "url": "https://example.org/p", "icon": "https://example.org/p.png",
                "topic": {"system": "https://example.org/t", "code": "hold", "display": "Hold"}},
              "suggestions": [
                {"label": "Hold", "uuid": "11111111-2222-4333-8444-555555555555", "isRecommended": true, "actions": [
                  {"type": "create", "description": "Order", "resource": {"resourceType": "ServiceRequest"}},
                  {"type": "update", "description": "Hold", "resource": {"resourceType": "MedicationRequest", "id": "1"}},
                  {"type": "delete", "description": "Remove", "resourceId": "MedicationRequest/d1"}]},
                {"label": "Wait", "isRecommended": false}],
              "selectionBehavior": "at-most-one",
              "overrideReasons": [{"system": "https://example.org/r", "code": "seen", "display": "Seen"}],
              "links": [{"label": "Protocol", "url": "https://example.org/p", "type": "absolute"},
                {"label": "Course", "url": "https://example.org/launch", "type": "smart", "appContext": "{}"}],
              "extension": {"org.example": {"grade": 4}}}],
             "systemActions": [{"type": "update", "resource": {"resourceType": "ServiceRequest", "id": "2"}}]}
            """;

    static final String FEEDBACK = """
            {"feedback": [
              {"card": "5f0c8a3e-6d0f-5a34-8d55-1f4a0a4b9c10", "outcome": "accepted",
               "acceptedSuggestions": [{"id": "5f0c8a3e-6d0f-5a34-8d55-1f4a0a4b9c20"}],
               "outcomeTimestamp": "2026-11-20T10:21:07Z"},
              {"card": "5f0c8a3e-6d0f-5a34-8d55-1f4a0a4b9c11", "outcome": "overridden",
               "overrideReason": {"reason": {"system": "https://example.org/r", "code": "seen", "display": "Seen"},
                 "userComment": "Known"},
               "outcomeTimestamp": "2026-11-20T10:22:41.318+00:00"}]}
            """;

    static final String OUTCOME = """
            {"resourceType": "OperationOutcome", "issue": [
              {"severity": "error", "code": "not-found", "diagnostics": "No such service."}]}
            """;

    private WholeMessages() {}
}
