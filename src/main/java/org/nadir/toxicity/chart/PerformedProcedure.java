package org.nadir.toxicity.chart;

import org.nadir.toxicity.datatype.ClinicalTime;
import org.nadir.toxicity.datatype.Concept;
import org.nadir.toxicity.datatype.ResourceVersion;

/** Something that was done, such as a transfusion. */
public record PerformedProcedure(Concept procedure, ClinicalTime time, ResourceVersion source) {}
