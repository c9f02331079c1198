/**
 * Public keys of others: JWK sets, fetched through the outbound gate, cached and refreshed at a bounded rate. May use
 * Nimbus and {@code outbound}. Start reading at {@code RemoteKeys}.
 */
@NullMarked
package org.nadir.security.keys;

import org.jspecify.annotations.NullMarked;
