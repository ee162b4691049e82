package io.plumbline.sql;

import io.plumbline.rules.LikeTarget;
import io.plumbline.rules.NamedTarget;
import io.plumbline.rules.Target;
import io.plumbline.sql.expression.Identifiers;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.syntax.TargetSyntax;
import io.plumbline.sql.syntax.Word;

/** Reads what stands after ON. */
final class TargetReader {
  private TargetReader() {}

  /** The target; null and a problem if there is none. */
  static Target read(TargetSyntax syntax, Problems problems) {
    if (syntax instanceof TargetSyntax.Named named) {
      return isBlank(named.name(), problems) ? null : named(named.name().text());
    }
    if (syntax instanceof TargetSyntax.Like like) {
      var pattern = like.pattern().text();
      return isBlank(like.pattern(), problems)
          ? null
          : new LikeTarget(pattern, "LIKE " + Identifiers.text(pattern));
    }
    if (syntax instanceof TargetSyntax.Tagged tagged) {
      problems.add(
          tagged.pos(), "TAG as a target is not supported yet", "name a dataset or write LIKE");
      return null;
    }
    var pending = (TargetSyntax.Pending) syntax;
    problems.add(
        pending.pos(), pending.what() + " is not supported yet", "name a dataset or write LIKE");
    return null;
  }

  private static NamedTarget named(String name) {
    return new NamedTarget(name, Identifiers.isPlainPath(name) ? name : Identifiers.text(name));
  }

  private static boolean isBlank(Word word, Problems problems) {
    if (!word.text().isBlank()) {
      return false;
    }
    problems.add(word.pos(), "the name of the dataset is empty", "write ON dwh.orders");
    return true;
  }
}
