package io.plumbline.enforcement.retention;

import io.plumbline.rules.retention.RetentionAct;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an engine writes before it acts, and after; it outlives the engine. */
final class RecordingJournal {
  private final Map<String, RetentionAct> open = new LinkedHashMap<>();

  void begin(RetentionAct act) {
    open.put(act.stepId(), act);
  }

  void end(RetentionAct act) {
    open.remove(act.stepId());
  }

  /** What was begun and has no outcome: a new engine carries it out again. */
  List<RetentionAct> unfinished() {
    return List.copyOf(open.values());
  }
}
