package io.plumbline.standalone.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.plumbline.rules.quality.MeasuredMetric;
import io.plumbline.standalone.check.Profile;
import io.plumbline.standalone.client.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code profile}: what is in the columns of files. */
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    description = "Prints metrics of every column of files.",
    footerHeading = "%nExample:%n",
    footer = "  plumbline profile --data orders=orders.parquet")
public final class ProfileCommand implements Callable<Integer> {
  private static final MathContext DIGITS = new MathContext(6);

  @Spec private CommandSpec spec;

  @Mixin private DataOptions options;

  @Override
  public Integer call() throws InterruptedException {
    var profile = new Profile(options.files(), options.threads(), System.currentTimeMillis());
    try (var progress = RowProgressLine.start(profile::rowsRead, spec.commandLine().getErr())) {
      var columns = profile.run();
      progress.end();
      var out = spec.commandLine().getOut();
      out.println(options.json() ? json(columns) : table(columns));
      out.flush();
    }
    return 0;
  }

  private static String table(List<Profile.ColumnProfile> columns) {
    var table = Table.of("DATASET", "COLUMN", "KIND", "METRICS");
    for (var column : columns) {
      table.row(
          column.dataset(),
          column.column(),
          column.kind(),
          column.metrics().stream()
              .map(metric -> name(metric) + " " + figure(metric))
              .collect(Collectors.joining(", ")));
    }
    return table.text();
  }

  private static String json(List<Profile.ColumnProfile> columns) {
    var json = JsonNodeFactory.instance.arrayNode();
    for (var column : columns) {
      var entry =
          json.addObject()
              .put("dataset", column.dataset())
              .put("column", column.column())
              .put("kind", column.kind().name());
      var metrics = entry.putObject("metrics");
      column
          .metrics()
          .forEach(
              metric ->
                  metrics.putPOJO(name(metric), metric.isTime() ? metric.text() : metric.value()));
    }
    return json.toPrettyString();
  }

  private static String name(MeasuredMetric metric) {
    return metric.expression().substring(0, metric.expression().indexOf('('));
  }

  private static String figure(MeasuredMetric metric) {
    if (metric.value() == null) {
      return "-";
    }
    if (metric.isTime()) {
      return metric.text();
    }
    return metric.value() instanceof Long whole
        ? whole.toString()
        : new BigDecimal(metric.value().toString()).round(DIGITS).toString();
  }
}
