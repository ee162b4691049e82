package io.plumbline.sql.expression;

import io.plumbline.model.row.RowView;
import io.plumbline.rules.Truth;
import io.plumbline.sql.problem.Problems;
import java.util.List;
import java.util.Locale;

/** Binds functions and operators on text; positions and lengths count characters. */
final class Texts {
  private Texts() {}

  static Operand bind(Expr.Apply apply, List<Operand> in, Problems problems) {
    var result = resultType(apply.operator());
    for (int i = 0; i < in.size(); i++) {
      var expected = apply.operator() == Operator.SUBSTRING && i > 0 ? Type.LONG : Type.STRING;
      var operand = in.get(i);
      if (operand.type() != expected && !operand.type().fitsEverywhere()) {
        problems.add(
            operand.source().place(),
            "%s takes %s, not %s"
                .formatted(
                    apply.operator().sql(),
                    expected == Type.STRING ? "text" : "whole numbers",
                    Comparisons.describe(operand)),
            "write CAST(... AS " + expected.sql() + ")");
        return Operand.open(result, apply);
      }
    }
    if (apply.operator() == Operator.REGEXP_LIKE) {
      return regular(apply, in, problems);
    }
    if (apply.operator() == Operator.LIKE) {
      return like(apply, in, problems);
    }
    return in.stream().anyMatch(Operand::isOpen) ? Operand.open(result, apply) : node(apply, in);
  }

  private static Type resultType(Operator operator) {
    return switch (operator) {
      case LIKE, REGEXP_LIKE -> Type.BOOLEAN;
      case CHAR_LENGTH -> Type.LONG;
      default -> Type.STRING;
    };
  }

  private static Operand node(Expr.Apply apply, List<Operand> in) {
    var text = in.get(0).strings();
    return switch (apply.operator()) {
      case UPPER -> mapped(text, value -> value.toUpperCase(Locale.ROOT), apply);
      case LOWER -> mapped(text, value -> value.toLowerCase(Locale.ROOT), apply);
      case TRIM -> mapped(text, Texts::trimmed, apply);
      case CHAR_LENGTH -> Operand.whole(Type.LONG, length(text), apply);
      case CONCAT -> concat(text, in.get(1).strings(), apply);
      default -> substring(text, in, apply);
    };
  }

  private static Operand mapped(StringNode text, TextStep step, Expr.Apply apply) {
    return Operand.string(
        row -> {
          var value = text.eval(row);
          return value == null ? null : step.apply(value);
        },
        apply);
  }

  private static LongNode length(StringNode text) {
    return new LongNode() {
      @Override
      long eval(RowView row) {
        var value = text.eval(row);
        isNull = value == null;
        return isNull ? 0 : value.codePointCount(0, value.length());
      }
    };
  }

  private static Operand concat(StringNode left, StringNode right, Expr.Apply apply) {
    return Operand.string(
        row -> {
          var start = left.eval(row);
          var end = right.eval(row);
          return start == null || end == null ? null : start.concat(end);
        },
        apply);
  }

  private static Operand substring(StringNode text, List<Operand> in, Expr.Apply apply) {
    var from = in.get(1).longs();
    var length = in.size() > 2 ? in.get(2).longs() : null;
    return Operand.string(
        row -> {
          var value = text.eval(row);
          long start = from.eval(row);
          long count = length == null ? Integer.MAX_VALUE : length.eval(row);
          boolean unknown = value == null || from.isNull || (length != null && length.isNull);
          return unknown ? null : substring(value, start, count);
        },
        apply);
  }

  private static String substring(String text, long from, long count) {
    int characters = text.codePointCount(0, text.length());
    long first = Math.min(Math.max(from, 1), characters + 1L);
    long bounded =
        Math.min(Math.max(from, -characters) + Math.min(count, 1L << 32), characters + 1L);
    if (bounded <= first) {
      return "";
    }
    int start = text.offsetByCodePoints(0, (int) (first - 1));
    return text.substring(start, text.offsetByCodePoints(start, (int) (bounded - first)));
  }

  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && text.charAt(start) == ' ') {
      start++;
    }
    while (end > start && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(start, end);
  }

  private static Operand like(Expr.Apply apply, List<Operand> in, Problems problems) {
    int escape = -1;
    if (in.size() > 2) {
      if (!(in.get(2).constant() instanceof String text) || text.length() != 1) {
        problems.add(in.get(2).source().place(), "ESCAPE takes one character", "write ESCAPE '\\'");
        return Operand.open(Type.BOOLEAN, apply);
      }
      escape = text.charAt(0);
    }
    if (in.stream().anyMatch(Operand::isOpen)) {
      return Operand.open(Type.BOOLEAN, apply);
    }
    var matcher = new LikeMatcher(escape);
    return matching(in, matcher::matches, apply);
  }

  private static Operand regular(Expr.Apply apply, List<Operand> in, Problems problems) {
    var pattern = Patterns.compile(in.get(1), problems);
    return pattern.isEmpty() || in.get(0).isOpen()
        ? Operand.open(Type.BOOLEAN, apply)
        : matching(in, (text, same) -> pattern.get().matcher(text).find(), apply);
  }

  private static Operand matching(List<Operand> in, TextTest test, Expr.Apply apply) {
    var text = in.get(0).strings();
    var pattern = in.get(1).strings();
    return Operand.truth(
        row -> {
          var value = text.eval(row);
          var wanted = pattern.eval(row);
          return value == null || wanted == null
              ? Truth.UNKNOWN
              : test.test(value, wanted) ? Truth.TRUE : Truth.FALSE;
        },
        apply);
  }

  private interface TextStep {
    String apply(String text);
  }

  private interface TextTest {
    boolean test(String text, String pattern);
  }
}
