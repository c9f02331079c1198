package org.nadir.security.audit;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * Writes an act as an AuditEvent.
 *
 * <p>A success claims its BALP profile. HAPI has an interceptor for BALP; it passes over operations, histories, failures and
 * the reads of a batch, fails where no HTTP request is behind a write, and has the roles of a read and of an author in
 * another way than the published profiles.
 */
final class AuditEventWriter {

    private static final String BALP = "https://profiles.ihe.net/ITI/BALP/";
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    private static final String TOKEN_PROFILE = BALP + "StructureDefinition/IHE.BasicAudit.OAUTHaccessTokenUse.Minimal";
    private static final String URI = "urn:ietf:rfc:3986";

    private final OwnAddress server;

    AuditEventWriter(OwnAddress server) {
        this.server = server;
    }

    AuditEvent write(AuditedAct act) {
        AuditEvent event = new AuditEvent();
        event.setType(new Coding(TERMINOLOGY + "audit-event-type", "rest", "RESTful Operation"))
                .addSubtype(coding(act.subtype()))
                .setAction(act.pattern().action())
                .setRecorded(Date.from(act.when()))
                .setOutcome(outcome(act.status()));
        if (!act.succeeded() || !act.note().isEmpty()) {
            event.setOutcomeDesc(("HTTP " + act.status() + " " + act.note()).strip());
        }
        client(act, event.addAgent());
        server(act, event.addAgent());
        act.caller().user().ifPresent(user -> user(act, user, event.addAgent()));
        event.getSource()
                .setObserver(named(server.fhirBase()))
                .addType(new Coding(TERMINOLOGY + "security-source-type", "4", "Application Server"));
        if (!act.caller().requestId().isEmpty()) {
            event.addEntity()
                    .setWhat(new Reference()
                            .setIdentifier(
                                    new Identifier().setValue(act.caller().requestId())))
                    .setType(new Coding(BALP + "CodeSystem/BasicAuditEntityType", "XrequestId", null));
        }
        act.about().forEach(thing -> describe(thing, event.addEntity()));
        if (act.succeeded() && act.pattern().hasProfile()) {
            event.getMeta().addProfile(act.pattern().profile(act.isOfPatient()));
        }
        if (act.caller().user().isPresent() && act.caller().tokenId().isPresent()) {
            event.getMeta().addProfile(TOKEN_PROFILE);
        }
        return event;
    }

    private static void client(AuditedAct act, AuditEventAgentComponent agent) {
        Caller caller = act.caller();
        agent.getType().addCoding(act.pattern().client());
        agent.setRequestor(caller.user().isEmpty());
        agent.getNetwork().setAddress(caller.address()).setType(AuditEventAgentNetworkType._2);
        caller.client()
                .ifPresentOrElse(
                        client -> {
                            agent.setWho(new Reference()
                                    .setIdentifier(new Identifier()
                                            .setSystem(client.issuer())
                                            .setValue(client.id())));
                            if (!client.tenant().isEmpty()) {
                                agent.setAltId(client.tenant());
                            }
                        },
                        () -> agent.setWho(new Reference().setDisplay("Not identified")));
        if (caller.user().isEmpty()) {
            caller.tokenId().ifPresent(id -> agent.addPolicy(policy(id)));
        }
    }

    private void server(AuditedAct act, AuditEventAgentComponent agent) {
        agent.getType().addCoding(act.pattern().server());
        agent.setWho(named(server.fhirBase())).setRequestor(false);
        agent.getNetwork().setAddress(server.fhirBase()).setType(AuditEventAgentNetworkType._5);
    }

    private void user(AuditedAct act, String user, AuditEventAgentComponent agent) {
        agent.getType().addCoding(act.pattern().user());
        agent.setWho(reference(server.absolute(user))).setRequestor(true);
        act.caller().tokenId().ifPresent(id -> {
            agent.getType().addCoding(new Coding(BALP + "CodeSystem/UserAgentTypes", "UserOauthAgent", null));
            agent.addPolicy(policy(id));
        });
    }

    private static String policy(String tokenId) {
        return "urn:ietf:params:oauth:jti:" + tokenId;
    }

    private static void describe(Thing thing, AuditEventEntityComponent entity) {
        switch (thing) {
            case Thing.OfPatient(String patient) ->
                entity.setWhat(reference(patient))
                        .setType(new Coding(TERMINOLOGY + "audit-entity-type", "1", "Person"))
                        .setRole(new Coding(TERMINOLOGY + "object-role", "1", "Patient"));
            case Thing.Data(String address) ->
                object(entity, "4", "Domain Resource").setWhat(reference(address));
            case Thing.Query(String text) ->
                object(entity, "24", "Query").setQuery(text.getBytes(StandardCharsets.UTF_8));
            case Thing.Definition(String canonical) ->
                object(entity, "4", "Domain Resource")
                        .setWhat(new Reference()
                                .setIdentifier(new Identifier().setSystem(URI).setValue(canonical)));
            case Thing.Service service -> {
                object(entity, "20", "Job").setName(service.id());
                service.details()
                        .forEach(detail ->
                                entity.addDetail().setType(detail.name()).setValue(new StringType(detail.value())));
            }
        }
    }

    private static AuditEventEntityComponent object(AuditEventEntityComponent entity, String role, String display) {
        return entity.setType(new Coding(TERMINOLOGY + "audit-entity-type", "2", "System Object"))
                .setRole(new Coding(TERMINOLOGY + "object-role", role, display));
    }

    private static Reference named(String address) {
        return new Reference().setIdentifier(new Identifier().setSystem(URI).setValue(address));
    }

    private static Reference reference(String text) {
        return OwnAddress.isReference(text)
                ? new Reference(text)
                : new Reference().setIdentifier(new Identifier().setValue(text));
    }

    private static Coding coding(Subtype subtype) {
        return new Coding(subtype.system(), subtype.code(), subtype.display().isEmpty() ? null : subtype.display());
    }

    private static AuditEventOutcome outcome(int status) {
        if (status < 400) {
            return AuditEventOutcome._0;
        }
        return status < 500 ? AuditEventOutcome._4 : AuditEventOutcome._8;
    }
}
