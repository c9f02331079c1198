/**
 * Who did what: an AuditEvent for each access to a patient's data, by the patterns of IHE BALP. May use HAPI's store,
 * Spring, {@code cdshooks}, whose reports it keeps, and {@code scopes}; no other package of this room uses it. Start
 * reading at {@code AuditTrail}, then at {@code FhirDoorAudit} and {@code HookAudit}.
 */
@NullMarked
package org.nadir.security.audit;

import org.jspecify.annotations.NullMarked;
