/**
 * An authorization server to try SMART App Launch with: EHR and standalone launches, backend services, OpenID.
 *
 * <p>It may use Spring Authorization Server, the keys, scopes and tokens of this room, and the store to list people. Start
 * reading at {@code AuthorizationServerConfiguration}; the journey of a launch is
 * {@code LaunchFilter}, {@code AuthorizationRequests}, {@code ConsentPage}, {@code TokenContents}.
 */
@NullMarked
package org.nadir.security.authorizationserver;

import org.jspecify.annotations.NullMarked;
