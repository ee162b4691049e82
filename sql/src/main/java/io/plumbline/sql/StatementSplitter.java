package io.plumbline.sql;

import io.plumbline.sql.problem.Place;
import io.plumbline.sql.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Splits a text at the semicolons outside quotes and comments, so that an error in one statement
 * hides no error in the next; and refuses statements whose nesting would cost a parser its stack.
 */
final class StatementSplitter {
  private static final int DEEPEST = 48;
  private static final int MOST_WORDS = 1000;
  private static final int LONGEST_OPENING = 4;

  /** Their right sides nest in the grammar, so each costs the parser as much as several others. */
  private static final Set<String> DEAR_WORDS = Set.of("LIKE", "ILIKE", "RLIKE", "SIMILAR");

  private static final int DEAR = 5;

  private final String text;
  private final int mostStatements;
  private final Problems problems;
  private final List<Chunk> chunks = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineStart;

  private final List<String> opening = new ArrayList<>();
  private final List<Integer> backticks = new ArrayList<>();
  private int start = -1;
  private Place startPlace;
  private int depth;
  private int words;
  private boolean refused;

  private StatementSplitter(String text, int mostStatements, Problems problems) {
    this.text = text;
    this.mostStatements = mostStatements;
    this.problems = problems;
  }

  static List<Chunk> split(String text, int mostStatements, Problems problems) {
    var splitter = new StatementSplitter(text, mostStatements, problems);
    splitter.run();
    return splitter.chunks;
  }

  private void run() {
    while (at < text.length() && chunks.size() < mostStatements) {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r' || c == ' ' || c == '\t' || c == '\f') {
        step();
      } else if ((c == '-' && follows('-')) || (c == '/' && follows('/'))) {
        skipLine();
      } else if (c == '/' && follows('*')) {
        skipComment();
      } else if (c == ';') {
        finish();
        step();
      } else {
        begin();
        token(c);
      }
    }
    if (at < text.length()) {
      problems.add(here(), "more than " + mostStatements + " statements", "send them in parts");
    }
    finish();
  }

  private void token(char c) {
    if (c == '\'' || c == '"' || c == '`') {
      skipQuoted(c);
    } else if (Character.isUnicodeIdentifierPart(c) && !Character.isISOControl(c)) {
      skipWord();
    } else {
      if (Character.isISOControl(c)) {
        refuse("a control character", "take it out");
      } else if (c == '(' || c == '[' || c == '{') {
        nest(1);
      } else if (c == ')' || c == ']' || c == '}') {
        nest(-1);
      } else if (c != ',' && c != '.') {
        count(1);
      }
      step();
    }
  }

  private void skipWord() {
    int from = at;
    while (at < text.length()
        && Character.isUnicodeIdentifierPart(text.charAt(at))
        && !Character.isISOControl(text.charAt(at))) {
      step();
    }
    var word = text.substring(from, at);
    if (opening.size() < LONGEST_OPENING) {
      opening.add(word.toUpperCase(Locale.ROOT));
    }
    if (!Character.isDigit(word.charAt(0))) {
      count(DEAR_WORDS.contains(word.toUpperCase(Locale.ROOT)) ? DEAR : 1);
    }
    if (word.equalsIgnoreCase("CASE")) {
      nest(1);
    } else if (word.equalsIgnoreCase("END")) {
      nest(-1);
    }
  }

  private void skipQuoted(char quote) {
    var opened = here();
    int from = at;
    step();
    while (at < text.length()) {
      boolean closes = text.charAt(at) == quote;
      step();
      if (closes && (at >= text.length() || text.charAt(at) != quote)) {
        note(quote, from);
        return;
      }
      if (closes) {
        step();
      }
    }
    refused = true;
    problems.add(opened, "a quote is not closed", "write " + quote + " at its end");
  }

  /** Backticks are as good as double quotes; a name that has one of them in it needs the latter. */
  private void note(char quote, int from) {
    if (quote != '`') {
      return;
    }
    var name = text.substring(from + 1, at - 1);
    if (name.indexOf('`') >= 0 || name.indexOf('"') >= 0) {
      refuse("a quote within a name in backticks", "write the name in double quotes");
    }
    backticks.add(from - start);
    backticks.add(at - 1 - start);
  }

  private void skipLine() {
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      step();
    }
  }

  private void skipComment() {
    var opened = here();
    step();
    step();
    while (at < text.length()) {
      if (text.charAt(at) == '*' && follows('/')) {
        step();
        step();
        return;
      }
      step();
    }
    refused = true;
    problems.add(opened, "a comment is not closed", "write */ at its end");
  }

  private void begin() {
    if (start < 0) {
      start = at;
      startPlace = here();
    }
  }

  private void finish() {
    if (start >= 0 && !refused) {
      chunks.add(
          new Chunk(
              text.substring(start, at),
              startPlace,
              backticks,
              TableReader.isTable(opening),
              isTarget()));
    }
    backticks.clear();
    opening.clear();
    start = -1;
    depth = 0;
    words = 0;
    refused = false;
  }

  private boolean isTarget() {
    int noun = opening.size() > 1 && opening.get(1).equals("OR") ? 3 : 1;
    return opening.size() > noun
        && opening.get(0).equals("CREATE")
        && opening.get(noun).equals("TARGET");
  }

  private void nest(int by) {
    depth = Math.max(0, depth + by);
    if (depth > DEEPEST) {
      refuse("nested more than " + DEEPEST + " deep", "make two rules of it");
    }
  }

  private void count(int weight) {
    words += weight;
    // Columns of a table are read without recursion.
    if (words > MOST_WORDS && !TableReader.isTable(opening)) {
      refuse("more than " + MOST_WORDS + " words and operators", "make two rules of it");
    }
  }

  private void refuse(String message, String suggestion) {
    if (!refused) {
      problems.add(here(), message, suggestion);
    }
    refused = true;
  }

  private boolean follows(char c) {
    return at + 1 < text.length() && text.charAt(at + 1) == c;
  }

  private Place here() {
    return new Place(line, at - lineStart + 1);
  }

  private void step() {
    char c = text.charAt(at++);
    if (c == '\n' || (c == '\r' && (at >= text.length() || text.charAt(at) != '\n'))) {
      line++;
      lineStart = at;
    }
  }
}
