package io.plumbline.sql;

import io.plumbline.sql.problem.Place;

/**
 * The text of one statement, without its semicolon.
 *
 * @param start where it begins in the whole text
 */
record Chunk(String text, Place start) {}
