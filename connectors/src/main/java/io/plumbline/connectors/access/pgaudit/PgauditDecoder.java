package io.plumbline.connectors.access.pgaudit;

import io.plumbline.connectors.access.AccessDecoder;
import io.plumbline.connectors.access.AccessDraft;
import io.plumbline.connectors.access.AccessSource;
import io.plumbline.connectors.access.ActionTable;
import io.plumbline.connectors.access.text.CsvSplitter;
import io.plumbline.connectors.access.text.RecordSplitter;
import io.plumbline.connectors.access.text.SqlTarget;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.model.AccessAction;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.DatasetId;
import java.util.List;

/**
 * PostgreSQL's csvlog with the records of pgaudit: what was done is in rows of pgaudit, what was
 * refused only in errors of SQLSTATE 42501. The server's own messages mean no access.
 */
public final class PgauditDecoder implements AccessDecoder {
  private static final String FORMAT = "pgaudit";
  private static final String AUDIT = "AUDIT: ";
  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final ActionTable ACTIONS = ActionTable.of(PgauditDecoder.class);

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public RecordSplitter splitter() {
    return new CsvSplitter();
  }

  @Override
  public List<AccessEvent> decode(AccessSource source, String record) throws UndecodableException {
    var row = LogRow.of(record);
    if (row.message().startsWith(AUDIT)) {
      return List.of(audited(source, row));
    }
    return INSUFFICIENT_PRIVILEGE.equals(row.sqlState()) && row.isError()
        ? List.of(refused(source, row))
        : List.of();
  }

  private static AccessEvent audited(AccessSource source, LogRow row) throws UndecodableException {
    row.requireHidden();
    var audit = AuditRecord.of(row.message(), AUDIT.length());
    var action = ACTIONS.find(audit.auditClass() + ":" + audit.command());
    var fromSql = audit.object() == null ? SqlTarget.of(audit.statement()) : List.<String>of();
    return draft(source, row)
        .action(action == null ? ACTIONS.of(audit.command()) : action)
        .resource(audit.object())
        .datasets(
            audit.object() == null
                ? dataset(source, row, fromSql)
                : audit.isRelation()
                    ? dataset(source, row, PgNames.parts(audit.object()))
                    : List.of())
        .allowed(true)
        .extra("nativeAction", audit.command())
        .extra("auditClass", audit.auditClass())
        .extra("auditType", audit.auditType())
        .extra("objectType", audit.objectType())
        .extra("statementId", audit.statementId())
        .extra("substatementId", audit.substatementId())
        .extra("rows", audit.rows())
        .extra("parametersPresent", audit.parametersPresent() ? "true" : null)
        .extra("resourceFromSql", fromSql.isEmpty() ? null : String.join(".", fromSql))
        .event(row.session(), row.line(), audit.statementId(), audit.substatementId());
  }

  private static AccessEvent refused(AccessSource source, LogRow row) throws UndecodableException {
    var action = row.command() == null ? null : ACTIONS.find(row.command());
    var verb = SqlTarget.verb(row.statement());
    return draft(source, row)
        .action(action == null || action == AccessAction.OTHER ? ACTIONS.of(verb) : action)
        .allowed(false)
        .extra("nativeAction", row.command())
        .extra("sqlState", row.sqlState())
        .extra("objectFromMessage", PgNames.fromMessage(row.message()))
        .extra("statement", row.statement())
        .event(row.session(), row.line(), INSUFFICIENT_PRIVILEGE);
  }

  private static AccessDraft draft(AccessSource source, LogRow row) throws UndecodableException {
    return new AccessDraft(source, FORMAT, row.millis(source.zone()))
        .user(row.user())
        .client(row.address())
        .authenticated(row.user() != null)
        .extra("database", row.database())
        .extra("application", row.application())
        .extra("session", row.session());
  }

  /** Tables are {@code database.schema.table} in lineage: without its schema none is known. */
  private static List<DatasetId> dataset(AccessSource source, LogRow row, List<String> table) {
    return table.size() == 2 && row.database() != null
        ? source.dataset(row.database() + "." + table.get(0) + "." + table.get(1))
        : List.of();
  }
}
