// Calls of CDS Hooks: each Binary holds the JSON of the line above it, in base64 as FHIR wants it.

// {"hook": "patient-view", "hookInstance": "3d7f1c52-8a0e-4a6b-9a53-0f6f7c1b2e11", "context": {"userId": "Practitioner/testscript", "patientId": "testscript-patient"}}
Instance: testscript-patient-view
InstanceOf: Binary
Usage: #example
Title: "TestScript fixture: a call at patient-view"
Description: "The chart is opened."
* contentType = #application/json
* data = "eyJob29rIjogInBhdGllbnQtdmlldyIsICJob29rSW5zdGFuY2UiOiAiM2Q3ZjFjNTItOGEwZS00YTZiLTlhNTMtMGY2ZjdjMWIyZTExIiwgImNvbnRleHQiOiB7InVzZXJJZCI6ICJQcmFjdGl0aW9uZXIvdGVzdHNjcmlwdCIsICJwYXRpZW50SWQiOiAidGVzdHNjcmlwdC1wYXRpZW50In19"

// {"hook": "order-sign", "hookInstance": "3d7f1c52-8a0e-4a6b-9a53-0f6f7c1b2e12", "context": {"userId": "Practitioner/testscript", "patientId": "testscript-patient", "draftOrders": {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": {"resourceType": "MedicationRequest", "id": "testscript-draft", "status": "draft", "intent": "order", "medicationCodeableConcept": {"text": "cemsidomide (CFT7455) 75 mcg capsule"}, "subject": {"reference": "Patient/testscript-patient"}, "requester": {"reference": "Practitioner/testscript"}}}]}}}
Instance: testscript-order-sign
InstanceOf: Binary
Usage: #example
Title: "TestScript fixture: a call at order-sign"
Description: "A further dose is about to be signed."
* contentType = #application/json
* data = "eyJob29rIjogIm9yZGVyLXNpZ24iLCAiaG9va0luc3RhbmNlIjogIjNkN2YxYzUyLThhMGUtNGE2Yi05YTUzLTBmNmY3YzFiMmUxMiIsICJjb250ZXh0IjogeyJ1c2VySWQiOiAiUHJhY3RpdGlvbmVyL3Rlc3RzY3JpcHQiLCAicGF0aWVudElkIjogInRlc3RzY3JpcHQtcGF0aWVudCIsICJkcmFmdE9yZGVycyI6IHsicmVzb3VyY2VUeXBlIjogIkJ1bmRsZSIsICJ0eXBlIjogImNvbGxlY3Rpb24iLCAiZW50cnkiOiBbeyJyZXNvdXJjZSI6IHsicmVzb3VyY2VUeXBlIjogIk1lZGljYXRpb25SZXF1ZXN0IiwgImlkIjogInRlc3RzY3JpcHQtZHJhZnQiLCAic3RhdHVzIjogImRyYWZ0IiwgImludGVudCI6ICJvcmRlciIsICJtZWRpY2F0aW9uQ29kZWFibGVDb25jZXB0IjogeyJ0ZXh0IjogImNlbXNpZG9taWRlIChDRlQ3NDU1KSA3NSBtY2cgY2Fwc3VsZSJ9LCAic3ViamVjdCI6IHsicmVmZXJlbmNlIjogIlBhdGllbnQvdGVzdHNjcmlwdC1wYXRpZW50In0sICJyZXF1ZXN0ZXIiOiB7InJlZmVyZW5jZSI6ICJQcmFjdGl0aW9uZXIvdGVzdHNjcmlwdCJ9fX1dfX19"
