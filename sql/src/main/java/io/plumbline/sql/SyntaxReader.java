package io.plumbline.sql;

import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.syntax.ParseException;
import io.plumbline.sql.syntax.RuleParser;
import io.plumbline.sql.syntax.StatementSyntax;
import io.plumbline.sql.syntax.TokenMgrError;
import java.io.StringReader;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl.LexicalState;
import org.apache.calcite.sql.validate.SqlConformanceEnum;

/** Runs the generated parser over one statement. */
final class SyntaxReader {
  private static final int LONGEST_NAME = 256;
  private static final Pattern LEXICAL_PLACE =
      Pattern.compile("at line (\\d+), column (\\d+)\\.\\s+Encountered: (\\S+)");

  private SyntaxReader() {}

  /** The statement, or nothing and at least one problem. */
  static Optional<StatementSyntax> read(Chunk chunk, Problems problems) {
    if (PendingStatements.report(chunk, problems)) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser(chunk.standard()).RuleStatementEof());
    } catch (ParseException e) {
      if (chunk.isSecretive()) {
        SyntaxErrors.reportPlace(e, problems);
      } else {
        SyntaxErrors.report(e, problems);
      }
    } catch (TokenMgrError | RuntimeException e) {
      if (chunk.isSecretive()) {
        problems.add(chunk.start(), "cannot read the statement", SyntaxErrors.TARGET);
      } else {
        unreadable(e, chunk, problems);
      }
    }
    return Optional.empty();
  }

  private static void unreadable(Throwable thrown, Chunk chunk, Problems problems) {
    if (thrown instanceof TokenMgrError e) {
      lexical(e, problems);
    } else if (thrown instanceof CalciteContextException e) {
      var cause = e.getCause() == null ? e : e.getCause();
      problems.add(problems.place(e.getPosLine(), e.getPosColumn()), cause.getMessage(), "");
    } else {
      // Literals are converted within Calcite's parser, which throws what the conversion throws.
      problems.add(chunk.start(), "cannot read the statement: " + thrown.getMessage(), "");
    }
  }

  private static RuleParser parser(String text) {
    var parser = new RuleParser(new StringReader(text));
    parser.setTabSize(1);
    parser.setQuotedCasing(Casing.UNCHANGED);
    parser.setUnquotedCasing(Casing.UNCHANGED);
    parser.setIdentifierMaxLength(LONGEST_NAME);
    parser.setConformance(SqlConformanceEnum.LENIENT);
    parser.switchTo(LexicalState.DQID);
    return parser;
  }

  private static void lexical(TokenMgrError e, Problems problems) {
    var message = String.valueOf(e.getMessage());
    var place = LEXICAL_PLACE.matcher(message);
    if (place.find()) {
      problems.add(
          problems.place(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2))),
          "unexpected character " + place.group(3),
          "write names in double quotes and texts in single quotes");
    } else {
      problems.add(problems.place(1, 1), message, "");
    }
  }
}
