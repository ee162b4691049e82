package io.plumbline.sql.expression;

import io.plumbline.model.row.RowView;
import io.plumbline.rules.Truth;
import io.plumbline.sql.problem.Problems;
import java.util.ArrayList;
import java.util.List;

/** Binds CASE, COALESCE and NULLIF: which of several values a row gets. */
final class Choices {
  private Choices() {}

  static Operand choice(Expr.Apply apply, List<Operand> in, Problems problems) {
    var conditions = new ArrayList<Operand>();
    var values = new ArrayList<Operand>();
    for (int i = 0; i + 1 < in.size(); i += 2) {
      conditions.add(Conditions.require(in.get(i), "WHEN", problems));
      values.add(in.get(i + 1));
    }
    values.add(in.get(in.size() - 1));
    var type = common(apply, values, problems);
    if (isOpen(conditions) || isOpen(values)) {
      return Operand.open(type, apply);
    }
    var tests = conditions.stream().map(Operand::truths).toArray(TruthNode[]::new);
    return pick(
        apply,
        type,
        values,
        row -> {
          int branch = 0;
          while (branch < tests.length && tests[branch].test(row) != Truth.TRUE) {
            branch++;
          }
          return branch;
        });
  }

  static Operand nullIf(Expr.Apply apply, List<Operand> in, Problems problems) {
    var held = new Held(in.get(0));
    var equal =
        Comparisons.bind(Operator.EQUAL, held.operand(), in.get(1), apply, apply.place(), problems);
    if (equal.isOpen()) {
      return Operand.open(in.get(0).type(), apply);
    }
    var test = equal.truths();
    return pick(
        apply,
        in.get(0).type(),
        List.of(held.operand(), Operand.constant(Type.NULL, null, apply)),
        row -> {
          held.compute(row);
          return test.test(row) == Truth.TRUE ? 1 : 0;
        });
  }

  static Operand coalesce(Expr.Apply apply, List<Operand> in, Problems problems) {
    var type = common(apply, in, problems);
    if (isOpen(in)) {
      return Operand.open(type, apply);
    }
    var held = in.stream().map(Held::new).toList();
    var absent = held.stream().map(value -> Logic.isNull(value.operand(), false)).toList();
    return pick(
        apply,
        type,
        held.stream().map(Held::operand).toList(),
        row -> {
          int branch = 0;
          while (true) {
            held.get(branch).compute(row);
            if (branch == held.size() - 1 || absent.get(branch).test(row) == Truth.FALSE) {
              return branch;
            }
            branch++;
          }
        });
  }

  /** The type that holds all values; ANY and a problem if there is none. */
  static Type common(Expr.Apply apply, List<Operand> values, Problems problems) {
    var first = values.get(0);
    var type = first.type();
    for (var value : values) {
      var both = Type.common(type, value.type());
      if (both == null) {
        problems.add(
            value.source().place(),
            "%s gives %s here and %s before"
                .formatted(apply.operator().sql(), Comparisons.describe(value), type.sql()),
            "make them of one type with CAST");
        return Type.ANY;
      }
      type = both;
    }
    return type;
  }

  private static boolean isOpen(List<Operand> operands) {
    return operands.stream().anyMatch(Operand::isOpen);
  }

  private static Operand pick(Expr.Apply apply, Type type, List<Operand> values, Branch branch) {
    switch (type) {
      case BOOLEAN:
        var truths = values.stream().map(Operand::truths).toArray(TruthNode[]::new);
        return Operand.truth(row -> truths[branch.of(row)].test(row), apply);
      case STRING:
        var texts = values.stream().map(Operand::strings).toArray(StringNode[]::new);
        return Operand.string(row -> texts[branch.of(row)].eval(row), apply);
      case DECIMAL:
        var decimals = values.stream().map(Operand::decimals).toArray(DecimalNode[]::new);
        return Operand.decimal(row -> decimals[branch.of(row)].eval(row), apply);
      case DOUBLE:
        return Operand.real(
            pick(values.stream().map(Operand::doubles).toArray(DoubleNode[]::new), branch), apply);
      case NULL, ANY:
        return Operand.constant(Type.NULL, null, apply);
      default:
        return Operand.whole(
            type,
            pick(values.stream().map(Operand::longs).toArray(LongNode[]::new), branch),
            apply);
    }
  }

  private static DoubleNode pick(DoubleNode[] nodes, Branch branch) {
    return new DoubleNode() {
      @Override
      double eval(RowView row) {
        var node = nodes[branch.of(row)];
        double value = node.eval(row);
        isNull = node.isNull;
        return value;
      }
    };
  }

  private static LongNode pick(LongNode[] nodes, Branch branch) {
    return new LongNode() {
      @Override
      long eval(RowView row) {
        var node = nodes[branch.of(row)];
        long value = node.eval(row);
        isNull = node.isNull;
        return value;
      }
    };
  }

  private interface Branch {
    int of(RowView row);
  }
}
