package io.plumbline.connectors.access.hive;

import io.plumbline.connectors.telemetry.UndecodableException;

/**
 * One call: {@code ugi=ann ip=10.0.0.1 cmd=source:10.0.0.1 get_table : tbl=hive.sales.orders}, with
 * a tab after each field. What stands first is true, for arguments are text of clients.
 *
 * @param address null if the metastore does not know it
 * @param arguments what follows the function, without its colon
 */
record HiveCall(String user, String address, String function, String arguments) {
  private static final String UNKNOWN = "unknown-ip-addr";
  private static final String SOURCE = "source:";

  static HiveCall of(String record, int begin) throws UndecodableException {
    if (begin < 0) {
      throw HiveDecoder.torn();
    }
    int tab = record.indexOf("\tip=", begin);
    char separator = tab < 0 ? ' ' : '\t';
    int ip = tab < 0 ? record.indexOf(" ip=", begin) : tab;
    int cmd = ip < 0 ? -1 : record.indexOf(separator, ip + 1);
    if (cmd < 0 || !record.startsWith("cmd=", cmd + 1)) {
      throw HiveDecoder.torn();
    }
    boolean ended = record.endsWith("\t");
    if (separator == '\t' && !ended) {
      throw HiveDecoder.torn();
    }
    var said = record.substring(cmd + 5, ended ? record.length() - 1 : record.length());
    var command = said.startsWith(SOURCE) ? said.substring(said.indexOf(' ') + 1) : said;
    int end = functionEnd(command);
    var address = record.substring(ip + 4, cmd).strip();
    return new HiveCall(
        record.substring(begin + 4, ip).stripTrailing(),
        address.equals(UNKNOWN) ? null : address,
        command.substring(0, end),
        arguments(command.substring(end)));
  }

  /** Whether the metastore speaks of itself: its functions begin in lower case. */
  boolean isNoise() {
    return function.isEmpty() || !Character.isLowerCase(function.charAt(0));
  }

  /** Whether what it names is a function of SQL, not a table. */
  boolean isAboutCode() {
    return function.contains("function") || function.contains("package");
  }

  private static int functionEnd(String command) {
    int end = 0;
    while (end < command.length()
        && (Character.isLetterOrDigit(command.charAt(end)) || command.charAt(end) == '_')) {
      end++;
    }
    return end;
  }

  private static String arguments(String rest) {
    var text = rest.stripLeading();
    return text.startsWith(":") ? text.substring(1).stripLeading() : text;
  }
}
