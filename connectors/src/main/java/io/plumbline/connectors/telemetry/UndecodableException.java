package io.plumbline.connectors.telemetry;

import static java.util.Objects.requireNonNull;

/** An event that cannot be understood. Its message says what is wrong and how to mend it. */
public final class UndecodableException extends Exception {
  private final Reason reason;

  public UndecodableException(Reason reason, String message) {
    this(reason, message, null);
  }

  public UndecodableException(Reason reason, String message, Throwable cause) {
    super(requireNonNull(message, "message is null"), cause);
    this.reason = requireNonNull(reason, "reason is null");
  }

  /** The stable code of what is wrong; its name is the reason of a dead letter. */
  public Reason reason() {
    return reason;
  }

  /** Why an event cannot be understood. Names are stable: people filter dead letters by them. */
  public enum Reason {
    /** Not a JSON object in UTF-8. */
    NOT_JSON,
    /** It does not say which run, job or dataset it is about. */
    NO_IDENTITY,
    /** Its event time is absent or cannot be read. */
    BAD_TIME,
    /** Too deep, too long or too many parts. */
    LIMIT,
    /** It ends too early, or is not of the shape that its format has. */
    TORN,
    /** It has more than one reading: text that its subject chose may imitate a record. */
    AMBIGUOUS,
    /** The decoder itself failed, which it never should; please report the record. */
    DEFECT
  }
}
