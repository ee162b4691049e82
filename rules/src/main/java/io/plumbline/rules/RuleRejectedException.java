package io.plumbline.rules;

import java.util.List;
import java.util.stream.Collectors;

/** A rule text cannot be compiled or bound; carries all problems. */
public final class RuleRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Problem> problems;

  public RuleRejectedException(List<Problem> problems) {
    super(problems.stream().map(Problem::text).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
