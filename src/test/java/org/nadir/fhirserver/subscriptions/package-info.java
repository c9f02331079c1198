/** Tests of the delivery of subscriptions, without a server of ours. */
@NullMarked
package org.nadir.fhirserver.subscriptions;

import org.jspecify.annotations.NullMarked;
