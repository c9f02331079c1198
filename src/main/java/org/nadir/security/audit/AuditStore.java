package org.nadir.security.audit;

import java.util.List;

/** Where acts are kept. */
@FunctionalInterface
interface AuditStore {

    /** Keeps all of them or, with an exception, none. */
    void keep(List<AuditedAct> acts);
}
