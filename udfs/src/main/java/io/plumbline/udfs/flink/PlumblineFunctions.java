package io.plumbline.udfs.flink;

import io.plumbline.udfs.MetricCatalogue;
import io.plumbline.udfs.MetricFunction;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.functions.AggregateFunction;

/**
 * Plumbline's metric functions in Flink SQL, by the names that rules call them by, so that what a
 * rule measures can be explored with a query. Those that Flink has too, or whose name it reserves,
 * begin with {@code PLUMBLINE_}. What is not of rows is left out: facts of a run, and freshness,
 * for which SQL has {@code CURRENT_TIMESTAMP}.
 */
public final class PlumblineFunctions {
  /** Flink's own say the same. */
  private static final Set<String> IN_FLINK =
      Set.of(
          "COUNT", "SUM", "AVG", "MIN", "MAX", "STDDEV_POP", "STDDEV_SAMP", "VAR_POP", "VAR_SAMP");

  /** Flink's own APPROX_COUNT_DISTINCT is for batch alone; the others are words of its grammar. */
  private static final Set<String> TAKEN = Set.of("APPROX_COUNT_DISTINCT", "CORR", "RANGE");

  private static final Set<String> NOT_OF_ROWS =
      Set.of("DURATION", "BYTES", "LATENESS", "FRESHNESS");

  private PlumblineFunctions() {}

  /** The functions by their names in SQL, sorted. */
  public static Map<String, AggregateFunction<Number, MetricAccumulator>> all() {
    var functions = new TreeMap<String, AggregateFunction<Number, MetricAccumulator>>();
    for (var function : MetricCatalogue.functions()) {
      if (!IN_FLINK.contains(function.name()) && !NOT_OF_ROWS.contains(function.name())) {
        functions.put(name(function), new MetricAggregate(function.name()));
      }
    }
    return functions;
  }

  private static String name(MetricFunction function) {
    return TAKEN.contains(function.name()) ? "PLUMBLINE_" + function.name() : function.name();
  }

  /** Makes all functions known to the queries of an environment. */
  public static void register(TableEnvironment environment) {
    all().forEach(environment::createTemporarySystemFunction);
  }
}
