package org.nadir.fhir;

/**
 * What is wrong with a protocol.
 *
 * @param element such as {@code PlanDefinition.action[2].condition[0].expression.expression}
 * @param message what is wrong and what is expected
 */
public record ProtocolProblem(String element, String message) {}
