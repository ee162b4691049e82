package io.plumbline.server.view;

import io.plumbline.model.Alert;
import io.plumbline.model.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Alerts in the order of their log, each delivery of the same content once. */
public final class AlertView {

  /**
   * @param cursor where reading goes on after this alert
   */
  public record Positioned(AlertCursor cursor, Alert alert) {}

  private record Logged(int partition, long offset, Alert alert) {}

  private final Jdbi jdbi;

  public AlertView(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Before the first alert that is retained. */
  public AlertCursor start() {
    var cluster =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT cluster_id FROM source")
                    .mapTo(String.class)
                    .findOne()
                    .orElse(""));
    return AlertCursor.start(cluster);
  }

  /** After the last alert that was read so far. */
  public AlertCursor end() {
    return start().at(positions());
  }

  /** A cursor that a receiver sent; the start when it is of another cluster. */
  public AlertCursor resume(String text) {
    var sent = AlertCursor.of(text);
    var start = start();
    return sent.epoch().equals(start.epoch()) ? sent : start;
  }

  /** The next alerts of a tenant after a cursor, oldest first within each partition. */
  public List<Positioned> after(String tenant, AlertCursor cursor, int limit) {
    var alerts = new ArrayList<Positioned>();
    var at = cursor;
    for (int partition : positions().keySet().stream().sorted().toList()) {
      int left = limit - alerts.size();
      if (left > 0) {
        for (var each : after(tenant, partition, at.next(partition), left)) {
          at = at.after(each.partition(), each.offset());
          alerts.add(new Positioned(at, each.alert()));
        }
      }
    }
    return alerts;
  }

  private List<Logged> after(String tenant, int partition, long offset, int limit) {
    return Select.from(Tables.ALERT, tenant)
        .where("part = :part", "part", partition)
        .where("log_offset >= :log_offset", "log_offset", offset)
        .list(
            jdbi,
            "log_offset",
            limit,
            (row, ctx) ->
                new Logged(
                    row.getInt("part"),
                    row.getLong("log_offset"),
                    Kept.of(Alert.class).map(row, ctx)));
  }

  private Map<Integer, Long> positions() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT part, next_offset FROM log_position WHERE topic = :topic")
                .bind("topic", Topics.ALERTS)
                .map((row, ctx) -> Map.entry(row.getInt(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
