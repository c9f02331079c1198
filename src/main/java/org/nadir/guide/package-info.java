/**
 * Builds the implementation guide and its package from the compiled definitions and the pages in {@code ig}.
 *
 * <p>It runs in the build and not in the server. It may use HAPI's structures, HL7's renderers and CommonMark, and no other room.
 * Start with {@link org.nadir.guide.GuideBuild}.
 */
@NullMarked
package org.nadir.guide;

import org.jspecify.annotations.NullMarked;
