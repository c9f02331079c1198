/**
 * The headers of every answer, whichever part of the server gives it. May use Spring Boot and Tomcat, whose valves stand
 * in front of all filters and see also what Tomcat refuses by itself. Start reading at {@code HeaderRules}.
 */
@NullMarked
package org.nadir.security.headers;

import org.jspecify.annotations.NullMarked;
