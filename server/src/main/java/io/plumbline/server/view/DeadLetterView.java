package io.plumbline.server.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** Questions about records that could not be interpreted. */
public final class DeadLetterView {

  /**
   * @param raw the record as it came, in Base64; absent in lists
   */
  @JsonInclude(Include.NON_NULL)
  public record Letter(
      String id,
      String topic,
      int partition,
      long offset,
      String reason,
      String message,
      long atMillis,
      String raw) {}

  private final Jdbi jdbi;

  public DeadLetterView(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Dead letters, newest first, without their bytes. */
  public Page<Letter> page(String tenant, String reason, int limit, String after) {
    return Select.from(Tables.DEAD_LETTER, tenant)
        .where("reason = :reason", "reason", reason)
        .page(jdbi, after, limit, mapper(false), l -> new PageKey(l.atMillis(), l.id()));
  }

  /** One dead letter with its bytes. */
  public Optional<Letter> find(String tenant, String id) {
    return Select.from(Tables.DEAD_LETTER, tenant)
        .where("id = :id", "id", id)
        .list(jdbi, "id", 1, mapper(true))
        .stream()
        .findFirst();
  }

  private static RowMapper<Letter> mapper(boolean withRaw) {
    return (row, ctx) ->
        new Letter(
            row.getString("id"),
            row.getString("topic"),
            row.getInt("part"),
            row.getLong("log_offset"),
            row.getString("reason"),
            row.getString("message"),
            row.getLong("at_millis"),
            withRaw ? row.getString("raw") : null);
  }
}
