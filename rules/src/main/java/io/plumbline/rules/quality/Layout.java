package io.plumbline.rules.quality;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.udfs.MetricCall;
import io.plumbline.udfs.MetricCatalogue;
import io.plumbline.udfs.MetricState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What every cell of a grid keeps: for each filter some metrics and some tallies. */
final class Layout {
  private final Map<Filter, Part> byFilter = new LinkedHashMap<>();
  private final List<Part> parts = new ArrayList<>();

  /** What is kept of the rows of a filter; the number of rows at least. */
  Part part(Filter filter) {
    return byFilter.computeIfAbsent(
        filter,
        added -> {
          var part = new Part(added);
          part.add(MetricKey.ROWS, List.of());
          parts.add(part);
          return part;
        });
  }

  /** In the order in which they were added; not to be changed. */
  List<Part> parts() {
    return parts;
  }

  /** A metric to make a state of. */
  record Metric(String key, MetricCall call, List<ColumnKind> kinds, int[] positions) {
    MetricState create() {
      return MetricCatalogue.create(call, kinds, positions);
    }
  }

  /** What is kept of the rows of one filter. */
  static final class Part {
    private final Filter filter;
    private final Map<String, Metric> metrics = new LinkedHashMap<>();
    private final Map<String, Check> checks = new LinkedHashMap<>();

    private Part(Filter filter) {
      this.filter = filter;
    }

    void add(MetricCall call, List<ColumnKind> kinds, int... positions) {
      var key = new MetricKey(filter.sql(), call).text();
      metrics.computeIfAbsent(key, text -> new Metric(text, call, List.copyOf(kinds), positions));
    }

    void add(Check check) {
      checks.put(check.key().text(), check);
    }

    Filter filter() {
      return filter;
    }

    List<Metric> metrics() {
      return new ArrayList<>(metrics.values());
    }

    List<Check> checks() {
      return new ArrayList<>(checks.values());
    }
  }
}
