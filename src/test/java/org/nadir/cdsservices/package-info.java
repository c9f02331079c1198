/**
 * Tests of the services, with fakes and over HTTP: where a call's data is read from, and what stands on the cards. May
 * use {@code contract} for patients and the shipped protocol. Start reading at {@code Clinic}.
 */
@NullMarked
package org.nadir.cdsservices;

import org.jspecify.annotations.NullMarked;
