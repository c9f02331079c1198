/** Tests of the services, with fakes and over HTTP. */
@NullMarked
package org.nadir.cdsservices;

import org.jspecify.annotations.NullMarked;
