package io.plumbline.sql;

import io.plumbline.rules.Target;
import io.plumbline.sql.problem.Place;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.syntax.HoldSyntax;
import io.plumbline.sql.syntax.ReleaseSyntax;
import io.plumbline.sql.syntax.TargetSyntax;
import io.plumbline.sql.syntax.Word;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads HOLD and RELEASE DATASET. */
final class HoldReader {
  private static final int LONGEST_DATASET = 600;
  private static final int LONGEST_CASE = 200;
  private static final int LONGEST_REASON = 1_000;

  private final Problems problems;

  HoldReader(Problems problems) {
    this.problems = problems;
  }

  /** The statement, or nothing and at least one problem. */
  Optional<Statement> read(HoldSyntax syntax) {
    var reason = syntax.reason() == null ? "" : syntax.reason().text().strip();
    if (reason.length() > LONGEST_REASON) {
      problems.add(
          syntax.reason().pos(), "REASON has at most " + LONGEST_REASON + " characters", "");
      return Optional.empty();
    }
    var place = problems.place(syntax.pos());
    return read(
        syntax.on(),
        syntax.caseName(),
        place,
        (on, name) -> new HoldDataset(on, name, reason, place.line(), place.column()));
  }

  /** The statement, or nothing and at least one problem. */
  Optional<Statement> read(ReleaseSyntax syntax) {
    var place = problems.place(syntax.pos());
    return read(
        syntax.on(),
        syntax.caseName(),
        place,
        (on, name) -> new ReleaseDataset(on, name, place.line(), place.column()));
  }

  private Optional<Statement> read(
      TargetSyntax dataset, Word caseWord, Place place, BiFunction<Target, String, Statement> of) {
    int before = problems.count();
    var on = TargetReader.read(dataset, problems);
    var name = caseWord.text().strip();
    if (name.isEmpty() || name.length() > LONGEST_CASE) {
      problems.add(
          caseWord.pos(),
          "a case has from 1 to " + LONGEST_CASE + " characters",
          "write FOR CASE '2026-17'");
    }
    if (on != null && on.sql().length() > LONGEST_DATASET) {
      problems.add(place, "a dataset is at most " + LONGEST_DATASET + " characters long", "");
    }
    return problems.count() == before ? Optional.of(of.apply(on, name)) : Optional.empty();
  }
}
