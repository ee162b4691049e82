package io.plumbline.standalone.backtest;

import io.plumbline.rules.volume.VolumeSettings;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is configured of datasets: {@code dataset,period_s,country,timezone,load}. */
final class Datasets {
  private static final List<String> COLUMNS =
      List.of("dataset", "period_s", "country", "timezone", "load");

  private Datasets() {}

  static Map<String, VolumeSettings> read(Path path, Holidays holidays) {
    var settings = new LinkedHashMap<String, VolumeSettings>();
    new HistoryFile(path)
        .read(
            COLUMNS,
            row ->
                settings.put(
                    row.getField("dataset"),
                    new VolumeSettings(
                        Double.parseDouble(row.getField("period_s")),
                        ZoneId.of(row.getField("timezone")),
                        holidays.in(row.getField("country")),
                        isSnapshot(row.getField("load")))));
    return settings;
  }

  private static boolean isSnapshot(String load) {
    return switch (load) {
      case "snapshot" -> true;
      case "incremental" -> false;
      default ->
          throw new IllegalArgumentException(
              "load is '" + load + "': write incremental or snapshot");
    };
  }
}
