/** Tests of the pages in a real browser. Start reading at {@code PageVisit}. */
@NullMarked
package org.nadir.web;

import org.jspecify.annotations.NullMarked;
