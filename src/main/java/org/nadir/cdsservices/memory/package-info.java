/**
 * What clinicians answered to earlier cards, and what follows for the next ones. May use {@code fhir} and the JDK. Start
 * reading at {@code OverrideMemory}.
 */
@NullMarked
package org.nadir.cdsservices.memory;

import org.jspecify.annotations.NullMarked;
