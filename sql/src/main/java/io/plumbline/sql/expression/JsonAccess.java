package io.plumbline.sql.expression;

import io.plumbline.rules.Truth;
import io.plumbline.sql.problem.Problems;
import java.util.List;
import java.util.Optional;

/** Binds JSON_VALUE and JSON_EXISTS. */
final class JsonAccess {
  private JsonAccess() {}

  static Operand bind(Expr.Apply apply, List<Operand> in, Problems problems) {
    boolean isValue = apply.operator() == Operator.JSON_VALUE;
    var open = Operand.open(isValue ? Type.STRING : Type.BOOLEAN, apply);
    if (!Texts.areTexts(apply, in, problems)) {
      return open;
    }
    Optional<JsonPath> path =
        in.get(1).constant() instanceof String text ? JsonPath.parse(text) : Optional.empty();
    if (path.isEmpty()) {
      problems.add(
          in.get(1).source().place(),
          "cannot read the path of " + apply.operator().sql(),
          "write fields and indices as a constant, such as '$.customer.emails[0]'");
      return open;
    }
    if (in.get(0).isOpen()) {
      return open;
    }
    var json = in.get(0).strings();
    var steps = path.get();
    return isValue
        ? Operand.string(row -> steps.value(json.eval(row)), apply)
        : Operand.truth(row -> exists(steps, json.eval(row)), apply);
  }

  private static Truth exists(JsonPath path, String json) {
    return json == null ? Truth.UNKNOWN : path.exists(json) ? Truth.TRUE : Truth.FALSE;
  }
}
