/**
 * HAPI's JPA store on PostgreSQL: its tables, how it behaves, and which types and search parameters it keeps. May use
 * {@code validation} for what a write meets, HAPI, Spring and Hibernate, and nothing else of {@code fhirserver}. Start
 * reading at {@code ServedResources} for what is offered and at {@code StorageConfiguration} for how it is put
 * together.
 */
@NullMarked
package org.nadir.fhirserver.storage;

import org.jspecify.annotations.NullMarked;
