package org.nadir.toxicity;

import java.time.Duration;

/**
 * How far a protocol looks.
 *
 * @param results the age up to which a result counts as current
 * @param fever how far apart temperature and neutrophils may lie
 * @param sustainedFever how long a temperature must last to be sustained; it must last longer
 * @param transfusion how long an ordered transfusion keeps a further one quiet
 */
public record Windows(Duration results, Duration fever, Duration sustainedFever, Duration transfusion) {}
