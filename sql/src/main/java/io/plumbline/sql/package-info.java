/**
 * The rule language: text to validated statements and compiled rules. Pure, without I/O or clock;
 * the work on a text is bounded by its size, its nesting and its number of operators.
 */
package io.plumbline.sql;
