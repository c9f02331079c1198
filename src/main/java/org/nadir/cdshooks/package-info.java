/**
 * Speaks the CDS Hooks 2.0 protocol over HTTP: discovery, calls, feedback and errors, with each type of the
 * specification as one record. May use Jackson and Spring MVC, and knows no medicine and no HAPI. Start reading at
 * {@code CdsService}, which others implement, then at {@code CdsHooksController}, the door.
 */
@NullMarked
package org.nadir.cdshooks;

import org.jspecify.annotations.NullMarked;
