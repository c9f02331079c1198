/**
 * Tests of the guide that the build has made: its pages, their links, and the package. May use HAPI and HL7's tools.
 * Start reading at {@code GuideLinksTest}.
 */
@NullMarked
package org.nadir.guide;

import org.jspecify.annotations.NullMarked;
