package io.plumbline.sql.syntax;

import org.apache.calcite.sql.parser.SqlParserPos;

/** A word or the value of a text literal, and where it stands. */
public record Word(String text, SqlParserPos pos) {}
