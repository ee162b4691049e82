package io.plumbline.sql;

import io.plumbline.sql.expression.Identifiers;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.problem.Suggestions;
import io.plumbline.sql.syntax.ParseException;
import io.plumbline.sql.syntax.RuleParserConstants;
import io.plumbline.sql.syntax.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Says what is wrong where the grammar does not go on. */
final class SyntaxErrors {
  private static final int MOST_LISTED = 10;
  private static final Pattern KEYWORD = Pattern.compile("\"([A-Z_]+)(?:\\\\u000[78])?\"");

  /** Words that SQL reserves and people call columns. */
  private static final Set<String> OFTEN_COLUMNS =
      Set.of(
          "DATE",
          "TIME",
          "TIMESTAMP",
          "INTERVAL",
          "PERIOD",
          "YEAR",
          "MONTH",
          "DAY",
          "HOUR",
          "UNIQUE",
          "VALUE",
          "USER");

  /** How a target is written. */
  static final String TARGET = "write CREATE TARGET name TYPE type WITH ('option' = 'value', ...)";

  private SyntaxErrors() {}

  /** Reports where it is, and nothing of what is written there. */
  static void reportPlace(ParseException e, Problems problems) {
    var token = e.currentToken == null ? null : e.currentToken.next;
    problems.add(
        token == null ? problems.place(1, 1) : problems.place(token.beginLine, token.beginColumn),
        "the statement does not go on like that",
        TARGET);
  }

  static void report(ParseException e, Problems problems) {
    if (e.currentToken == null) {
      problems.add(problems.place(1, 1), String.valueOf(e.getMessage()), "");
      return;
    }
    var sequences = List.of(e.expectedTokenSequences);
    var token = e.currentToken.next;
    int depth = 0;
    // The parser looks two tokens ahead; the wrong one is the last that some sequence leads to.
    var going = after(sequences, depth, token.kind);
    while (!going.isEmpty() && token.next != null) {
      sequences = going;
      depth++;
      token = token.next;
      going = after(sequences, depth, token.kind);
    }
    report(token, expected(sequences, depth), before(e.currentToken, depth), problems);
  }

  private static Token before(Token current, int depth) {
    var before = current;
    for (int i = 0; i < depth; i++) {
      before = before.next;
    }
    return before;
  }

  private static List<int[]> after(List<int[]> sequences, int depth, int kind) {
    var going = new ArrayList<int[]>();
    for (var sequence : sequences) {
      if (sequence.length > depth + 1 && sequence[depth] == kind) {
        going.add(sequence);
      }
    }
    return going;
  }

  private static TreeSet<Integer> expected(List<int[]> sequences, int depth) {
    var kinds = new TreeSet<Integer>();
    for (var sequence : sequences) {
      if (sequence.length > depth) {
        kinds.add(sequence[depth]);
      }
    }
    return kinds;
  }

  private static void report(
      Token token, TreeSet<Integer> expected, Token before, Problems problems) {
    boolean atEnd = token.kind == RuleParserConstants.EOF;
    problems.add(
        problems.place(token.beginLine, token.beginColumn),
        atEnd ? "the statement ends too early" : "unexpected '" + token.image + "'",
        suggestion(token, expected, before));
  }

  private static String suggestion(Token token, TreeSet<Integer> expected, Token before) {
    var habit = SyntaxHints.of(before, token);
    if (habit.isPresent()) {
      return habit.get();
    }
    if (expected.contains(RuleParserConstants.INTERVAL) && SyntaxHints.isNumber(token)) {
      return "write it as INTERVAL '%s' HOUR, or with another unit".formatted(token.image);
    }
    boolean nameExpected = expected.contains(RuleParserConstants.IDENTIFIER);
    if (nameExpected && Identifiers.isReserved(token.image)) {
      return quoted(token);
    }
    if (before.image != null && OFTEN_COLUMNS.contains(before.image.toUpperCase(Locale.ROOT))) {
      return quoted(before);
    }
    if (token.kind == RuleParserConstants.EOF && expected.contains(RuleParserConstants.RPAREN)) {
      return "a parenthesis is not closed";
    }
    var keywords = new ArrayList<String>();
    var others = new ArrayList<String>();
    for (int kind : expected) {
      var image = RuleParserConstants.tokenImage[kind];
      var keyword = KEYWORD.matcher(image);
      if (!keyword.matches()) {
        others.add(other(kind, image));
      } else if (!nameExpected || Identifiers.isReserved(keyword.group(1))) {
        keywords.add(keyword.group(1));
      }
    }
    var nearest = Suggestions.didYouMean(token.image, keywords);
    if (!nearest.isEmpty()) {
      return nearest;
    }
    keywords.addAll(others);
    keywords.removeIf(String::isEmpty);
    if (keywords.isEmpty() || keywords.size() > MOST_LISTED) {
      return nameExpected ? "expected a name or a value" : "";
    }
    return "expected " + list(keywords);
  }

  private static String quoted(Token name) {
    return "if '%s' is a name, write it in double quotes: \"%s\"".formatted(name.image, name.image);
  }

  private static String list(List<String> words) {
    var all = words.stream().distinct().toList();
    int last = all.size() - 1;
    return last <= 0
        ? String.join("", all)
        : String.join(", ", all.subList(0, last)) + " or " + all.get(last);
  }

  private static String other(int kind, String image) {
    return switch (kind) {
      case RuleParserConstants.EOF -> "the end of the statement";
      case RuleParserConstants.IDENTIFIER -> "a name";
      case RuleParserConstants.QUOTED_STRING -> "a text in single quotes";
      case RuleParserConstants.UNSIGNED_INTEGER_LITERAL,
          RuleParserConstants.DECIMAL_NUMERIC_LITERAL,
          RuleParserConstants.APPROX_NUMERIC_LITERAL ->
          "a number";
      default -> image.startsWith("<") ? "" : image.replace('"', '\'');
    };
  }
}
