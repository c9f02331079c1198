/**
 * Bulk Data Access 2.0: {@code $export} of the whole store, of all patients or of a group, as jobs kept in PostgreSQL.
 * May use HAPI, Spring and its tables, like the rest of this room. Start reading at {@code BulkExport} for the requests
 * and at {@code ExportSelection} for what a job holds.
 */
@NullMarked
package org.nadir.fhirserver.export;

import org.jspecify.annotations.NullMarked;
