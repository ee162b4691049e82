package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A call of every function over every kind of column that it takes. */
final class Calls {
  private static final Map<String, List<String>> PARAMETERS =
      Map.of(
          "QUANTILE", List.of("0.3"),
          "APPROX_QUANTILE", List.of("0.3"),
          "MATCH_RATIO", List.of("[57]+"),
          "TYPE_RATIO", List.of("NUMERIC"),
          "TOP_K", List.of("2"));

  private Calls() {}

  /** Over columns named by their kind and a number, such as LONG0 and LONG1. */
  static MetricCall of(MetricFunction function, ColumnKind kind) {
    int columns = Math.min(2, function.signature().most());
    var names = new ArrayList<String>();
    for (int i = 0; i < columns; i++) {
      names.add(kind.name() + i);
    }
    return new MetricCall(
        function.name(), names, PARAMETERS.getOrDefault(function.name(), List.of()));
  }

  static MetricCall of(MetricFunction function) {
    return of(function, ColumnKind.LONG);
  }

  static List<MetricCall> all() {
    var calls = new ArrayList<MetricCall>();
    for (var function : MetricCatalogue.functions()) {
      if (function.signature().most() == 0) {
        calls.add(of(function));
      }
      for (var kind : ColumnKind.values()) {
        if (function.accepts(kind)) {
          calls.add(of(function, kind));
        }
      }
    }
    return calls;
  }
}
