package io.plumbline.connectors.access.pgaudit;

import io.plumbline.connectors.access.text.CsvFields;
import io.plumbline.connectors.access.text.LogTime;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.connectors.telemetry.UndecodableException.Reason;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** One row of the csvlog: 23 fields to PostgreSQL 12, 24 in 13, 26 from 14 on. */
record LogRow(CsvFields fields) {
  private static final DateTimeFormatter NAMED_ZONE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS z", Locale.ENGLISH);
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ENGLISH);
  private static final int USER = 1;
  private static final int DATABASE = 2;
  private static final int CONNECTION = 4;
  private static final int SESSION = 5;
  private static final int LINE = 6;
  private static final int COMMAND = 7;
  private static final int SEVERITY = 11;
  private static final int SQL_STATE = 12;
  private static final int MESSAGE = 13;
  private static final int CONTEXT = 18;
  private static final int STATEMENT = 19;
  private static final int APPLICATION = 22;

  static LogRow of(String record) throws UndecodableException {
    if (!LogTime.isAt(record, 0)) {
      throw new UndecodableException(
          Reason.TORN, "Cannot read the row: it does not begin with a time, as a csvlog does");
    }
    int end = record.endsWith("\r") ? record.length() - 1 : record.length();
    var fields = CsvFields.of(end == record.length() ? record : record.substring(0, end), 0);
    if (fields.size() != 23 && fields.size() != 24 && fields.size() != 26) {
      throw new UndecodableException(
          Reason.TORN,
          "Cannot read the row: it has " + fields.size() + " fields; a csvlog has 23, 24 or 26");
    }
    for (int field : new int[] {USER, DATABASE, MESSAGE}) {
      // PostgreSQL quotes what clients chose; a row that does not was not written by it.
      if (!fields.values().get(field).isEmpty() && !fields.quoted().get(field)) {
        throw new UndecodableException(
            Reason.AMBIGUOUS, "Cannot believe the row: a field that a csvlog quotes is not quoted");
      }
    }
    return new LogRow(fields);
  }

  /**
   * When. An abbreviation of a zone that is not UTC means the given zone where that uses it, for
   * abbreviations are not unique.
   */
  long millis(ZoneId zone) throws UndecodableException {
    var text = fields.values().get(0);
    int blank = text.lastIndexOf(' ');
    var name = text.substring(blank + 1);
    if (name.equals("UTC") || name.equals("GMT")) {
      return LogTime.at(text, 0, ZoneOffset.UTC).millis();
    }
    try {
      if (!name.isEmpty() && (name.charAt(0) == '+' || name.charAt(0) == '-')) {
        return LogTime.at(text, 0, ZoneOffset.of(name)).millis();
      }
      var local = LocalDateTime.parse(text.substring(0, blank), LOCAL);
      var own = local.atZone(zone);
      return NAMED_ZONE.format(own).endsWith(" " + name)
          ? own.toInstant().toEpochMilli()
          : ZonedDateTime.parse(text, NAMED_ZONE).toInstant().toEpochMilli();
    } catch (DateTimeException | IndexOutOfBoundsException e) {
      throw new UndecodableException(
          Reason.BAD_TIME, "Cannot read the time of the row; set log_timezone to UTC", e);
    }
  }

  String user() {
    return fields.get(USER);
  }

  String database() {
    return fields.get(DATABASE);
  }

  /** The client's address without its port; null for a local socket. */
  String address() {
    var from = fields.get(CONNECTION);
    if (from == null || from.equals("[local]")) {
      return null;
    }
    int port = from.lastIndexOf(':');
    var host = port < 0 ? from : from.substring(0, port);
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  String session() {
    return fields.values().get(SESSION);
  }

  /** Number of the row within its session. */
  String line() {
    return fields.values().get(LINE);
  }

  String command() {
    return fields.get(COMMAND);
  }

  String sqlState() {
    return fields.get(SQL_STATE);
  }

  boolean isError() {
    var severity = fields.values().get(SEVERITY);
    return severity.equals("ERROR") || severity.equals("FATAL");
  }

  String message() {
    return fields.values().get(MESSAGE);
  }

  String statement() {
    return fields.get(STATEMENT);
  }

  String application() {
    return fields.get(APPLICATION);
  }

  /**
   * pgaudit hides context and statement of its records; {@code RAISE LOG 'AUDIT: ...'} in a
   * function shows at least one of them.
   */
  void requireHidden() throws UndecodableException {
    if (fields.get(CONTEXT) != null || fields.get(STATEMENT) != null) {
      throw new UndecodableException(
          Reason.AMBIGUOUS,
          "Cannot believe the row: it has a context or statement, which pgaudit hides; suspected"
              + " injection");
    }
  }
}
