/** Tests of {@code fhir}. May use the JDK, Jackson, JUnit and AssertJ. Start reading at {@code ProtocolPageTest}. */
@NullMarked
package org.nadir.fhir;

import org.jspecify.annotations.NullMarked;
