/** Tests of what an operator sees. They need no server but {@code CleanOutputIT}. Start reading there. */
@NullMarked
package org.nadir.monitoring;

import org.jspecify.annotations.NullMarked;
