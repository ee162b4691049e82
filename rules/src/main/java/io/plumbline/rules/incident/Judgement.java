package io.plumbline.rules.incident;

import io.plumbline.model.Finding;
import io.plumbline.model.Verdict;

/**
 * A verdict of a fingerprint as kept while events of its time may still come out of order.
 *
 * @param failure the finding if it is a violation, else null: a pass needs nothing but its time
 */
public record Judgement(String findingId, long atMillis, Finding failure) {
  static Judgement of(Finding finding) {
    boolean failed = finding.verdict() == Verdict.FAIL;
    return new Judgement(finding.id(), finding.atMillis(), failed ? finding : null);
  }

  /** Whether an earlier judgement no longer counts; a violation is not undone by a pass. */
  boolean replaces(Judgement earlier) {
    return earlier.findingId.equals(findingId) && (failed() || !earlier.failed());
  }

  boolean failed() {
    return failure != null;
  }
}
