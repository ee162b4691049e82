package io.plumbline.sql.expression;

import io.plumbline.model.row.RowView;
import io.plumbline.sql.problem.Problems;
import java.util.List;
import java.util.Locale;

/** Binds functions that make a text, or a number of one. */
final class Texts {
  private Texts() {}

  static Operand bind(Expr.Apply apply, List<Operand> in, Problems problems) {
    var operator = apply.operator();
    var result =
        operator == Operator.CHAR_LENGTH || operator == Operator.POSITION ? Type.LONG : Type.STRING;
    return areTexts(apply, in, problems) && in.stream().noneMatch(Operand::isOpen)
        ? node(apply, in)
        : Operand.open(result, apply);
  }

  /** Whether the operands are what a function on texts takes; a problem for each that is not. */
  static boolean areTexts(Expr.Apply apply, List<Operand> in, Problems problems) {
    boolean fit = true;
    for (int i = 0; i < in.size(); i++) {
      var expected = takesNumber(apply.operator(), i) ? Type.LONG : Type.STRING;
      var operand = in.get(i);
      if (operand.type() != expected && !operand.type().fitsEverywhere()) {
        fit = false;
        problems.add(
            operand.source().place(),
            "%s takes %s, not %s"
                .formatted(
                    apply.operator().sql(),
                    expected == Type.STRING ? "text" : "whole numbers",
                    Comparisons.describe(operand)),
            "write CAST(... AS " + expected.sql() + ")");
      }
    }
    return fit;
  }

  private static boolean takesNumber(Operator operator, int index) {
    return switch (operator) {
      case SUBSTRING, LEFT, RIGHT -> index > 0;
      default -> false;
    };
  }

  private static Operand node(Expr.Apply apply, List<Operand> in) {
    var text = in.get(0).strings();
    return switch (apply.operator()) {
      case UPPER -> mapped(text, value -> value.toUpperCase(Locale.ROOT), apply);
      case LOWER -> mapped(text, value -> value.toLowerCase(Locale.ROOT), apply);
      case TRIM -> mapped(text, TextSteps::trimmed, apply);
      case CHAR_LENGTH -> Operand.whole(Type.LONG, length(text), apply);
      case CONCAT -> concat(text, in.get(1).strings(), apply);
      case LEFT -> counted(text, in.get(1).longs(), TextSteps::left, apply);
      case RIGHT -> counted(text, in.get(1).longs(), TextSteps::right, apply);
      case POSITION -> Operand.whole(Type.LONG, position(text, in.get(1).strings()), apply);
      case REPLACE -> replace(text, in.get(1).strings(), in.get(2).strings(), apply);
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
        return isNull ? 0 : TextSteps.length(value);
      }
    };
  }

  private static LongNode position(StringNode sought, StringNode text) {
    return new LongNode() {
      @Override
      long eval(RowView row) {
        var part = sought.eval(row);
        var whole = text.eval(row);
        isNull = part == null || whole == null;
        return isNull ? 0 : TextSteps.position(part, whole);
      }
    };
  }

  private static Operand concat(StringNode left, StringNode right, Expr.Apply apply) {
    return Operand.string(
        row -> {
          var start = left.eval(row);
          var end = right.eval(row);
          return start == null || end == null ? null : TextSteps.concat(start, end);
        },
        apply);
  }

  private static Operand counted(
      StringNode text, LongNode count, CountedStep step, Expr.Apply apply) {
    return Operand.string(
        row -> {
          var value = text.eval(row);
          long characters = count.eval(row);
          return value == null || count.isNull ? null : step.apply(value, characters);
        },
        apply);
  }

  private static Operand replace(
      StringNode text, StringNode from, StringNode to, Expr.Apply apply) {
    return Operand.string(
        row -> {
          var value = text.eval(row);
          var old = from.eval(row);
          var fresh = to.eval(row);
          return value == null || old == null || fresh == null
              ? null
              : TextSteps.replace(value, old, fresh);
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
          return unknown ? null : TextSteps.substring(value, start, count);
        },
        apply);
  }

  private interface TextStep {
    String apply(String text);
  }

  private interface CountedStep {
    String apply(String text, long count);
  }
}
