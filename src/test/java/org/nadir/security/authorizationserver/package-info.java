/** Tests of the authorization server that comes along, over HTTP and in a real browser. Start reading at {@code LaunchIT}. */
@NullMarked
package org.nadir.security.authorizationserver;

import org.jspecify.annotations.NullMarked;
