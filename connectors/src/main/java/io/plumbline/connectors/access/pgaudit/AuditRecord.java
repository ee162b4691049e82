package io.plumbline.connectors.access.pgaudit;

import io.plumbline.connectors.access.text.CsvFields;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.connectors.telemetry.UndecodableException.Reason;
import java.util.Set;

/**
 * What pgaudit says in a message: {@code SESSION,1,1,READ,SELECT,TABLE,crm.orders,statement,
 * parameters} and the number of rows if {@code pgaudit.log_rows} is on.
 *
 * @param auditType SESSION or OBJECT
 * @param objectType null if the record names no object, as {@code object}
 * @param rows null if it was not logged
 */
record AuditRecord(
    String auditType,
    String statementId,
    String substatementId,
    String auditClass,
    String command,
    String objectType,
    String object,
    String statement,
    boolean parametersPresent,
    String rows) {
  private static final Set<String> TYPES = Set.of("SESSION", "OBJECT");
  private static final Set<String> CLASSES =
      Set.of("READ", "WRITE", "FUNCTION", "ROLE", "DDL", "MISC", "MISC_SET", "NONE", "ALL");
  private static final Set<String> RELATIONS =
      Set.of("TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE");
  private static final Set<String> NO_PARAMETERS =
      Set.of("", "<none>", "<not logged>", "<previously logged>");
  private static final int LEAST = 9;

  static AuditRecord of(String message, int from) throws UndecodableException {
    var fields = CsvFields.of(message, from);
    if (fields.size() < LEAST
        || fields.size() > LEAST + 1
        || !TYPES.contains(fields.values().get(0))
        || !CLASSES.contains(fields.values().get(3))) {
      throw new UndecodableException(
          Reason.TORN, "Cannot read the message: it does not have the fields of pgaudit");
    }
    var object = fields.values().get(6);
    var type = fields.values().get(5);
    return new AuditRecord(
        fields.values().get(0),
        fields.values().get(1),
        fields.values().get(2),
        fields.values().get(3),
        fields.values().get(4),
        type.isEmpty() ? null : type,
        object.isEmpty() ? null : object,
        fields.values().get(7),
        !NO_PARAMETERS.contains(fields.values().get(8)),
        fields.size() > LEAST ? fields.values().get(LEAST) : null);
  }

  /** Whether the object is one that lineage knows. */
  boolean isRelation() {
    return RELATIONS.contains(objectType);
  }
}
