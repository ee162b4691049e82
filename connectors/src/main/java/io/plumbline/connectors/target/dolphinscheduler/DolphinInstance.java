package io.plumbline.connectors.target.dolphinscheduler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * One run of a workflow.
 *
 * @param runTimes how often it was run; counts up when it is repeated
 * @param parameters what it was started with, as text
 */
record DolphinInstance(long id, String state, long runTimes, String parameters) {
  private static final Set<String> UNDER_WAY =
      Set.of("SUBMITTED_SUCCESS", "RUNNING_EXECUTION", "SERIAL_WAIT");

  static DolphinInstance of(JsonNode instance) {
    return new DolphinInstance(
        instance.path("id").asLong(),
        instance.path("state").asText(),
        instance.path("runTimes").asLong(),
        instance.path("commandParam").asText() + instance.path("globalParams").asText());
  }

  boolean isUnderWay() {
    return UNDER_WAY.contains(state);
  }

  boolean hasEnded() {
    return Set.of("SUCCESS", "FAILURE", "STOP", "KILL").contains(state);
  }

  boolean isPaused() {
    return state.equals("PAUSE");
  }

  /** Whether it will be paused once its tasks under way have ended. */
  boolean isPausing() {
    return state.equals("READY_PAUSE");
  }
}
