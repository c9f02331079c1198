/** Tests of the audit trail. They use what the audited doors use. Start reading at {@code AuditIT}. */
@NullMarked
package org.nadir.security.audit;

import org.jspecify.annotations.NullMarked;
