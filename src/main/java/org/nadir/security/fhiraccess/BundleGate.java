package org.nadir.security.fhiraccess;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/** Judges the entries of a transaction before the first is carried out, and each entry of a batch by itself. */
@Interceptor
class BundleGate {

    private final InteractionRules rules;

    BundleGate(InteractionRules rules) {
        this.rules = rules;
    }

    /** Called with a transaction, with a batch, and then with each entry of the batch in a transaction of its own. */
    @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSING)
    public void check(RequestDetails request, IBaseBundle bundle) {
        if (bundle instanceof Bundle all && all.getType() != BundleType.BATCH) {
            CurrentAccess.restricting(request).ifPresent(access -> {
                WrittenReferences.EntriesInHand.remember(request, all);
                all.getEntry()
                        .forEach(entry -> BundleEntry.read(entry).ifPresent(asked -> check(access, entry, asked)));
            });
        }
    }

    /** What is read is judged again when it is, and then an entry that finds nothing is no failure of the others. */
    private void check(Access access, Bundle.BundleEntryComponent entry, Interaction asked) {
        if (entry.getRequest().getMethod() == Bundle.HTTPVerb.GET) {
            rules.checkType(access, asked);
        } else {
            rules.check(access, asked);
        }
    }
}
