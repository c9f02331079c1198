package org.nadir.toxicity;

/** Something that was done, such as a transfusion. */
public record PerformedProcedure(Concept procedure, ClinicalTime time, ResourceVersion source) {}
