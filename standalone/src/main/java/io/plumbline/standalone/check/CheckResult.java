package io.plumbline.standalone.check;

import io.plumbline.model.Severity;
import io.plumbline.model.Verdict;
import io.plumbline.rules.Mode;
import java.util.List;

/**
 * What came of a check.
 *
 * @param seconds wall time of reading and judging
 */
public record CheckResult(
    List<Judged> judged, List<DataSummary> data, List<CheckProblem> problems, double seconds) {
  /** Exit code: all went well. */
  public static final int PASSED = 0;

  /** Exit code: a rule of severity ERROR or above is violated. */
  public static final int VIOLATED = 1;

  /** Exit code: rules or data are not as they should be. */
  public static final int BAD_INPUT = 2;

  /**
   * What was read of one file.
   *
   * @param schema column and kind, a text each
   */
  public record DataSummary(String dataset, long rows, List<String> schema, List<String> leftOut) {}

  /** The result for programs. */
  public String json() {
    return CheckJson.of(this).toString();
  }

  /** The result for people, line by line. */
  public List<String> text() {
    return CheckText.of(this);
  }

  /** {@link #PASSED}, {@link #VIOLATED} or {@link #BAD_INPUT}. */
  public int exitCode() {
    if (!problems.isEmpty()) {
      return BAD_INPUT;
    }
    return judged.stream().anyMatch(CheckResult::isViolation) ? VIOLATED : PASSED;
  }

  private static boolean isViolation(Judged judged) {
    var verdict = judged.verdict();
    return verdict.verdict() == Verdict.FAIL
        && verdict.severity().compareTo(Severity.ERROR) >= 0
        && verdict.rule().mode() == Mode.ENFORCED;
  }
}
