/** Tests of the trust of CDS clients. */
@NullMarked
package org.nadir.security.cdsclients;

import org.jspecify.annotations.NullMarked;
