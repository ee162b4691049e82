package io.plumbline.jobs.table.format;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.util.Collector;

/**
 * Decodes as another schema does, and makes a row of its own of a record that the other cannot
 * decode. What fails because a service cannot be reached, such as a schema registry, is thrown on:
 * it may be decoded later.
 */
final class GuardedSchema implements DeserializationSchema<RowData> {
  private static final long serialVersionUID = 1L;

  /** Causes that are looked at: a chain may end in itself. */
  private static final int DEEPEST = 20;

  private final DeserializationSchema<RowData> guarded;
  private final TypeInformation<RowData> produced;
  private final List<LogicalType> types;
  private final int decoded;
  private final int raw;
  private final int reason;

  /**
   * @param types of all fields of the rows that it gives
   * @param decoded how many of them the guarded schema gives
   * @param raw where, after those, the bytes go; -1 for nowhere
   * @param reason where, after those, the reason goes; -1 for nowhere
   */
  GuardedSchema(
      DeserializationSchema<RowData> guarded,
      TypeInformation<RowData> produced,
      List<LogicalType> types,
      int decoded,
      int raw,
      int reason) {
    this.guarded = guarded;
    this.produced = produced;
    this.types = new ArrayList<>(types);
    this.decoded = decoded;
    this.raw = raw;
    this.reason = reason;
  }

  @Override
  public void open(InitializationContext context) throws Exception {
    guarded.open(context);
  }

  @Override
  public RowData deserialize(byte[] message) {
    throw new UnsupportedOperationException("Cannot decode without a collector");
  }

  @Override
  public void deserialize(byte[] message, Collector<RowData> out) throws IOException {
    if (message == null) {
      return;
    }
    var rows = new ArrayList<RowData>(1);
    try {
      guarded.deserialize(message, new Gathering(rows));
    } catch (IOException | RuntimeException e) {
      if (isUnreachable(e)) {
        throw e;
      }
      out.collect(undecoded(message, e));
      return;
    }
    rows.forEach(row -> out.collect(appended(row)));
  }

  private record Gathering(List<RowData> rows) implements Collector<RowData> {
    @Override
    public void collect(RowData row) {
      rows.add(row);
    }

    @Override
    public void close() {}
  }

  private static boolean isUnreachable(Throwable failure) {
    var cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof SocketException
          || cause instanceof UnknownHostException
          || cause instanceof InterruptedIOException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private GenericRowData appended(RowData row) {
    var appended = new GenericRowData(row.getRowKind(), types.size());
    var fields = (GenericRowData) row;
    for (int i = 0; i < decoded; i++) {
      appended.setField(i, fields.getField(i));
    }
    return appended;
  }

  private GenericRowData undecoded(byte[] message, Exception failure) {
    var row = new GenericRowData(types.size());
    for (int i = 0; i < decoded; i++) {
      row.setField(i, Blank.of(types.get(i)));
    }
    if (raw >= 0) {
      row.setField(decoded + raw, message);
    }
    if (reason >= 0) {
      row.setField(decoded + reason, StringData.fromString(why(failure)));
    }
    return row;
  }

  private static String why(Throwable failure) {
    var deepest = failure;
    for (int depth = 0; deepest.getCause() != null && depth < DEEPEST; depth++) {
      deepest = deepest.getCause();
    }
    var message = deepest.getMessage();
    return message == null
        ? deepest.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }

  @Override
  public boolean isEndOfStream(RowData row) {
    return false;
  }

  @Override
  public TypeInformation<RowData> getProducedType() {
    return produced;
  }
}
