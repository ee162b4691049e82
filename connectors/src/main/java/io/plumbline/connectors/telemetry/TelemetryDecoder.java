package io.plumbline.connectors.telemetry;

/**
 * Turns one telemetry event of one format into what it says. Implementations are registered with
 * {@link java.util.ServiceLoader}, have a public no-argument constructor, hold no state and may be
 * called from many threads. The same bytes always give the same answer.
 */
public interface TelemetryDecoder {
  /** The name of the format, such as {@code openlineage}; unique among decoders. */
  String format();

  /**
   * Reads one event.
   *
   * @param tenant who sent it; taken from the caller's token, never from the event
   * @param event the bytes as they came; not kept and not changed
   * @throws UndecodableException for every event that cannot be understood; nothing else is thrown,
   *     whatever the bytes
   */
  Decoded decode(String tenant, byte[] event) throws UndecodableException;
}
