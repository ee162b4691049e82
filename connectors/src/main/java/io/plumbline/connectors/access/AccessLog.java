package io.plumbline.connectors.access;

import io.plumbline.connectors.access.text.RecordSplitter;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.connectors.telemetry.UndecodableException.Reason;

/**
 * One audit log as it is read: text in whatever pieces it comes, events out. No text stops it. Not
 * for use by several threads.
 */
public final class AccessLog {
  private final AccessDecoder decoder;
  private final AccessSource source;
  private final AccessSink sink;
  private final RecordSplitter splitter;

  public AccessLog(AccessDecoder decoder, AccessSource source, AccessSink sink) {
    this.decoder = decoder;
    this.source = source;
    this.sink = sink;
    this.splitter = decoder.splitter();
  }

  /** Reads a piece of the log, cut anywhere. */
  public void read(CharSequence piece) {
    splitter.split(piece, this::decode);
  }

  /** Ends the log: what is left is a record. */
  public void end() {
    splitter.end(this::decode);
  }

  private void decode(String record) {
    try {
      if (record.length() >= AccessLimits.RECORD) {
        throw new UndecodableException(
            Reason.LIMIT,
            "Cannot take a record of more than " + AccessLimits.RECORD + " characters");
      }
      var events = decoder.decode(source, record);
      if (events.isEmpty()) {
        sink.ignore();
      } else {
        sink.accept(events);
      }
    } catch (UndecodableException e) {
      sink.reject(record, e);
    } catch (RuntimeException e) {
      // A decoder throws none, but if one does, the log must go on being read.
      sink.reject(
          record,
          new UndecodableException(Reason.DEFECT, "Cannot read the record: please report it", e));
    }
  }
}
