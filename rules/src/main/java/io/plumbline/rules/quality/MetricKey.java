package io.plumbline.rules.quality;

import io.plumbline.model.Keys;
import io.plumbline.rules.Rule;
import io.plumbline.udfs.MetricCall;
import io.plumbline.udfs.MetricCatalogue;
import java.util.List;

/**
 * What tells two metric states of a cell apart: the call and the filter of the rows. Rules that
 * agree in both share one state.
 *
 * @param filter canonical SQL of the {@code WHERE} clause; empty for all rows
 */
record MetricKey(String filter, MetricCall call) {
  static final MetricCall ROWS = MetricCall.of("ROW_COUNT");

  /** The key under which a rule finds a metric. */
  static MetricKey of(Rule rule, MetricCall call) {
    return new MetricKey(filter(rule), call);
  }

  /** Canonical SQL of a rule's filter; empty if it has none. */
  static String filter(Rule rule) {
    return rule.filter() == null ? "" : rule.filter().sql();
  }

  /** Reads {@link #text}. */
  static MetricKey of(String text) {
    List<String> parts = Keys.split(text);
    int arguments = Integer.parseInt(parts.get(2));
    return new MetricKey(
        parts.get(0),
        new MetricCall(
            parts.get(1),
            parts.subList(3, 3 + arguments),
            parts.subList(3 + arguments, parts.size())));
  }

  /** The key as text. */
  String text() {
    int arguments = call.arguments().size();
    var parts = new String[3 + arguments + call.parameters().size()];
    parts[0] = filter;
    parts[1] = call.function();
    parts[2] = String.valueOf(arguments);
    for (int i = 0; i < arguments; i++) {
      parts[3 + i] = call.arguments().get(i);
    }
    for (int i = 0; i < call.parameters().size(); i++) {
      parts[3 + arguments + i] = call.parameters().get(i);
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
