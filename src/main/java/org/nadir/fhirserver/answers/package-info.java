/**
 * How an answer leaves: what a failure becomes for the caller, and how the bytes go out. May use {@code validation}
 * for what is wrong with a body, HAPI, Spring and Tomcat. Start reading at {@code ErrorAnswers}.
 */
@NullMarked
package org.nadir.fhirserver.answers;

import org.jspecify.annotations.NullMarked;
