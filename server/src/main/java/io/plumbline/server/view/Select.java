package io.plumbline.server.view;

import io.plumbline.model.Hashes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** A query over one table of one tenant, built from conditions; values are parameters always. */
final class Select {

  private final Table table;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();
  private final String tenant;

  private Select(Table table, String tenant) {
    this.table = table;
    this.tenant = tenant;
    where("tenant = :tenant", "tenant", tenant);
  }

  static Select from(Table table, String tenant) {
    return new Select(table, tenant);
  }

  /** Adds a condition over one value; a null value adds nothing. */
  Select where(String condition, String parameter, Object value) {
    if (value != null) {
      conditions.add(condition);
      values.put(parameter, value);
    }
    return this;
  }

  /** Only rows about the dataset that the text means; null means any. */
  Select about(String dataset) {
    if (dataset == null) {
      return this;
    }
    var any = new ArrayList<String>();
    any.add("name_hash = :name_hash");
    values.put("name_hash", Hashes.of(dataset));
    var hashes = DatasetFilter.hashes(tenant, dataset);
    for (int i = 0; i < hashes.size(); i++) {
      any.add("dataset_hash = :dataset_hash" + i);
      values.put("dataset_hash" + i, hashes.get(i));
    }
    conditions.add("(" + String.join(" OR ", any) + ")");
    return this;
  }

  /** All matching rows in an order, at most so many. */
  <T> List<T> list(Jdbi jdbi, String order, int limit, RowMapper<T> mapper) {
    return jdbi.withHandle(handle -> list(handle, order, limit, mapper));
  }

  /** A page, newest first. */
  <T> Page<T> page(
      Jdbi jdbi, String after, int limit, RowMapper<T> mapper, Function<T, PageKey> keyOf) {
    var key = PageKey.of(after);
    conditions.add("(at_millis < :after_at OR (at_millis = :after_at AND id < :after_id))");
    values.put("after_at", key.atMillis());
    values.put("after_id", key.id());
    var items = list(jdbi, "at_millis DESC, id DESC", limit, mapper);
    var last = items.size() < limit ? null : keyOf.apply(items.get(items.size() - 1)).text();
    return new Page<>(items, last);
  }

  long count(Jdbi jdbi) {
    var sql = "SELECT COUNT(*) FROM " + table.name() + where();
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bindMap(values).mapTo(Long.class).one());
  }

  private <T> List<T> list(Handle handle, String order, int limit, RowMapper<T> mapper) {
    var sql =
        "SELECT * FROM "
            + table.name()
            + where()
            + " ORDER BY "
            + order
            + " FETCH FIRST "
            + limit
            + " ROWS ONLY";
    return handle.createQuery(sql).bindMap(values).setQueryTimeout(10).map(mapper).list();
  }

  private String where() {
    return " WHERE " + String.join(" AND ", conditions);
  }
}
