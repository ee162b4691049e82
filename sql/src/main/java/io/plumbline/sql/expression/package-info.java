/**
 * Scalar SQL: a small tree of our own, read from Calcite's, printed as canonical SQL and bound to a
 * schema as closures with three-valued logic.
 *
 * <p>Where SQL leaves a choice, it is taken so that a bad row is judged and never stops a job: what
 * cannot be computed (a division by zero, a CAST of text that does not fit, an overflow) is NULL. A
 * division never truncates. Comparisons between integers, decimals and doubles are exact; those
 * with NaN are false, except {@code <>}.
 */
package io.plumbline.sql.expression;
