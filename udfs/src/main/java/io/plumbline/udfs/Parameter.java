package io.plumbline.udfs;

import java.util.function.Predicate;

/**
 * A constant that a metric function takes after its columns.
 *
 * @param takes what it must be, in words, such as {@code a number between 0 and 1}
 * @param isOptional whether it may be left out; only the last ones may
 * @param fits whether a text is such a constant
 */
public record Parameter(String takes, boolean isOptional, Predicate<String> fits) {}
