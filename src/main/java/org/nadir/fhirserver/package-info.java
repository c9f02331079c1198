/**
 * Sets up HAPI's JPA server on PostgreSQL behind {@code /fhir} and gives the other rooms its resources. May use
 * {@code fhir}, {@code outbound}, HAPI and Spring; each package below uses only those that it leads to, and none uses this one. Start
 * reading at {@code storage.ServedResources} for what is offered and at {@code FhirServerConfiguration} for how it is
 * put together.
 *
 * <pre>
 *                fhirserver   (wires the others)
 *
 *   capabilities  requests  operations  reading    export, postgres, terminology
 *     |        |     |          |        |   |     (use none of the others)
 *     |        +-----+----+-----+--------+   |
 *     v                   v                  v
 *   subscriptions      storage            answers     demo
 *     ^                   |                  |          |
 *   websocket             +--> validation <--+----------+
 * </pre>
 */
@NullMarked
package org.nadir.fhirserver;

import org.jspecify.annotations.NullMarked;
