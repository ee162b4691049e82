package io.plumbline.jobs.row;

import io.plumbline.model.Keys;
import io.plumbline.rules.normal.NormalState;
import io.plumbline.rules.normal.NormalStore;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;

/** The series of one dataset and grid in Flink's state, each an entry of its own. */
record KeptNormals(MapState<String, NormalState> states) implements NormalStore {
  @Override
  public NormalState get(String rule, String segment) {
    try {
      return states.get(Keys.join(rule, segment));
    } catch (Exception e) {
      throw new FlinkRuntimeException("Cannot read the state of rule " + rule, e);
    }
  }

  @Override
  public void put(String rule, String segment, NormalState state) {
    try {
      states.put(Keys.join(rule, segment), state);
    } catch (Exception e) {
      throw new FlinkRuntimeException("Cannot write the state of rule " + rule, e);
    }
  }

  @Override
  public void remove(String rule, String segment) {
    try {
      states.remove(Keys.join(rule, segment));
    } catch (Exception e) {
      throw new FlinkRuntimeException("Cannot remove the state of rule " + rule, e);
    }
  }

  @Override
  public List<String> segments(String rule) {
    try {
      var segments = new ArrayList<String>();
      for (var key : states.keys()) {
        var parts = Keys.split(key);
        if (parts.get(0).equals(rule)) {
          segments.add(parts.get(1));
        }
      }
      segments.sort(null);
      return segments;
    } catch (Exception e) {
      throw new FlinkRuntimeException("Cannot read the states of rule " + rule, e);
    }
  }

  /** Forgets the series of other rules than these. */
  void retain(List<String> rules) {
    try {
      var keys = states.keys().iterator();
      while (keys.hasNext()) {
        if (!rules.contains(Keys.split(keys.next()).get(0))) {
          keys.remove();
        }
      }
    } catch (Exception e) {
      throw new FlinkRuntimeException("Cannot remove the states of rules that are gone", e);
    }
  }
}
