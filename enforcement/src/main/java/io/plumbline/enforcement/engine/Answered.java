package io.plumbline.enforcement.engine;

import io.plumbline.model.Decision;
import io.plumbline.model.Outcome;
import java.util.List;
import java.util.Map;

/** What came of a {@link Call}. */
public sealed interface Answered {
  /** The decision that the call was about. */
  Decision decision();

  /** The target told what has to be known to undo the decision. */
  record Inspected(Decision decision, Map<String, String> found) implements Answered {}

  /**
   * The decision was enforced or rehearsed, or never will be.
   *
   * @param following decisions that follow from it; their own targets will bring them into effect
   */
  record Ended(Decision decision, Outcome outcome, List<Decision> following) implements Answered {}

  /** The target could not be reached; the call may be made again. */
  record Failed(Call call, String message) implements Answered {
    @Override
    public Decision decision() {
      return call.decision();
    }
  }
}
