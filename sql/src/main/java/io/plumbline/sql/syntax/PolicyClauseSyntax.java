package io.plumbline.sql.syntax;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** A clause of a policy; clauses come in any order. */
public sealed interface PolicyClauseSyntax {
  SqlParserPos pos();

  /** The words that it begins with; two clauses of the same words exclude each other. */
  String keyword();

  /** {@code WHEN occasion}. */
  record When(SqlParserPos pos, OccasionSyntax occasion) implements PolicyClauseSyntax {
    @Override
    public String keyword() {
      return "WHEN";
    }
  }

  /**
   * A clause of one word, name or number: {@code THEN}, {@code VIA}, {@code DOWNSTREAM DEPTH},
   * {@code ON ENGINE DOWN} or {@code MIN VERSIONS}.
   */
  record Setting(String keyword, SqlParserPos pos, Word value) implements PolicyClauseSyntax {}

  /** A clause of an interval: {@code KEEP}, {@code GRACE}, or {@code FOR}, also as UNTIL. */
  record Span(String keyword, SqlParserPos pos, SqlNode interval) implements PolicyClauseSyntax {}

  /** {@code BY basis [TIME ZONE zone]}; the basis in upper case, the zone may be null. */
  record By(SqlParserPos pos, String basis, Word zone) implements PolicyClauseSyntax {
    @Override
    public String keyword() {
      return "BY";
    }
  }

  /** {@code MAX DELETE FRACTION share}. */
  record MaxDelete(SqlParserPos pos, SqlNode fraction) implements PolicyClauseSyntax {
    @Override
    public String keyword() {
      return "MAX DELETE FRACTION";
    }
  }

  /** {@code APPROVAL REQUIRED}. */
  record Approval(SqlParserPos pos) implements PolicyClauseSyntax {
    @Override
    public String keyword() {
      return "APPROVAL REQUIRED";
    }
  }

  /** {@code DRY RUN} or {@code ENFORCED}. */
  record Effect(SqlParserPos pos, boolean isDryRun) implements PolicyClauseSyntax {
    @Override
    public String keyword() {
      return "DRY RUN or ENFORCED";
    }
  }
}
