/**
 * Finds a Java that is new enough when {@code java -jar} was called with an older one. Compiled for Java 17; may use the
 * JDK only. Start reading at {@code Launcher}.
 */
@NullMarked
package org.nadir.launcher;

import org.jspecify.annotations.NullMarked;
