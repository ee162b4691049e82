package io.plumbline.rules.quality;

import io.plumbline.model.Keys;
import io.plumbline.rules.Rule;
import io.plumbline.udfs.MetricCall;
import io.plumbline.udfs.MetricCatalogue;
import java.util.List;

/**
 * What tells two metric states apart: the call and the filter of the rows. Rules that agree in both
 * share one state.
 *
 * @param filter canonical SQL of the {@code WHERE} clause; empty for all rows
 */
public record MetricKey(String filter, MetricCall call) {
  /** The key under which a rule finds a metric. */
  public static MetricKey of(Rule rule, MetricCall call) {
    return new MetricKey(rule.filter() == null ? "" : rule.filter().sql(), call);
  }

  /** Reads {@link #text}. */
  public static MetricKey of(String text) {
    List<String> parts = Keys.split(text);
    return new MetricKey(
        parts.get(0), new MetricCall(parts.get(1), parts.subList(2, parts.size())));
  }

  /** The key as text. */
  public String text() {
    var parts = new String[2 + call.arguments().size()];
    parts[0] = filter;
    parts[1] = call.function();
    for (int i = 0; i < call.arguments().size(); i++) {
      parts[2 + i] = call.arguments().get(i);
    }
    return Keys.join(parts);
  }

  /** Merges two written states of this key. */
  byte[] merge(byte[] left, byte[] right) {
    var state = MetricCatalogue.read(call, left);
    state.merge(MetricCatalogue.read(call, right));
    return state.toBytes();
  }
}
