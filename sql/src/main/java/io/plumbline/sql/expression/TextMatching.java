package io.plumbline.sql.expression;

import io.plumbline.rules.LikeMatcher;
import io.plumbline.rules.Truth;
import io.plumbline.sql.problem.Problems;
import java.util.List;
import java.util.Locale;

/** Binds LIKE, ILIKE, REGEXP_LIKE, STARTS_WITH and ENDS_WITH. */
final class TextMatching {
  private TextMatching() {}

  static Operand bind(Expr.Apply apply, List<Operand> in, Problems problems) {
    if (!Texts.areTexts(apply, in, problems)) {
      return Operand.open(Type.BOOLEAN, apply);
    }
    return switch (apply.operator()) {
      case REGEXP_LIKE -> regular(apply, in, problems);
      case LIKE, ILIKE -> like(apply, in, problems);
      case STARTS_WITH -> matching(in, String::startsWith, apply);
      default -> matching(in, String::endsWith, apply);
    };
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
    var matcher = new LikeMatcher(escape);
    return apply.operator() == Operator.LIKE
        ? matching(in, matcher::matches, apply)
        : matching(in, (text, pattern) -> matcher.matches(lower(text), lower(pattern)), apply);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Operand regular(Expr.Apply apply, List<Operand> in, Problems problems) {
    var pattern = Patterns.compile(in.get(1), problems);
    return pattern.isEmpty()
        ? Operand.open(Type.BOOLEAN, apply)
        : matching(in, (text, same) -> pattern.get().find(text), apply);
  }

  private static Operand matching(List<Operand> in, TextTest test, Expr.Apply apply) {
    if (in.stream().anyMatch(Operand::isOpen)) {
      return Operand.open(Type.BOOLEAN, apply);
    }
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

  private interface TextTest {
    boolean test(String text, String pattern);
  }
}
