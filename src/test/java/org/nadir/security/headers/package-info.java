/** Tests of {@code org.nadir.security.headers}. Start reading at {@code HeadersIT}. */
@NullMarked
package org.nadir.security.headers;

import org.jspecify.annotations.NullMarked;
