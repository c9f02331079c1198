/** Tests of the alerts: the decision without a server, the way from a write to a subscriber with one. */
@NullMarked
package org.nadir.alerts;

import org.jspecify.annotations.NullMarked;
