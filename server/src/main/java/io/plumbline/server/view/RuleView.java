package io.plumbline.server.view;

import io.plumbline.model.RuleText;
import io.plumbline.model.StatementKind;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** Questions about rules and their versions. */
public final class RuleView {

  private static final int MOST_VERSIONS = 1_000;

  private static final RowMapper<RuleText> RULE =
      (row, ctx) ->
          new RuleText(
              row.getString("tenant"),
              row.getString("name"),
              row.getInt("version"),
              row.getString("text"),
              row.getBoolean("dropped"),
              row.getString("by_whom"),
              row.getLong("at_millis"));

  private final Jdbi jdbi;

  public RuleView(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * The latest version of each rule and of all else that is defined, by the name it is kept under,
   * dropped ones included.
   */
  public List<RuleText> latest(String tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT r.* FROM rule_version r
                    WHERE r.tenant = :tenant AND r.version = (
                      SELECT MAX(l.version) FROM rule_version l
                      WHERE l.tenant = r.tenant AND l.name = r.name)
                    ORDER BY r.name
                    """)
                .bind("tenant", tenant)
                .map(RULE)
                .list());
  }

  /** The rules in force by name. */
  public List<RuleText> active(String tenant) {
    return active(tenant, StatementKind.RULE);
  }

  /** What is in force of a kind, by name. */
  public List<RuleText> active(String tenant, StatementKind kind) {
    return latest(tenant).stream().filter(text -> !text.dropped() && text.kind() == kind).toList();
  }

  /** All retained versions of a rule, latest first; empty when there never was one. */
  public List<RuleText> versions(String tenant, String name) {
    return Select.from(Tables.RULE, tenant)
        .where("name = :name", "name", name)
        .list(jdbi, "version DESC", MOST_VERSIONS, RULE);
  }
}
