package io.plumbline.server;

/**
 * What the server takes at most, so that no caller can exhaust it.
 *
 * @param eventBytes of one telemetry event, after decompression
 * @param batchBytes of a batch of telemetry events, after decompression
 * @param samplesBytes of a post of rows or of an audit log, after decompression
 * @param bodiesInFlightBytes of all request bodies held at one time
 * @param alertStreams open at one time; more are refused with 503
 * @param retainedRows findings, metrics, alerts, and so on, each, that the read model keeps
 */
public record Limits(
    int eventBytes,
    int batchBytes,
    int samplesBytes,
    int bodiesInFlightBytes,
    int alertStreams,
    int retainedRows) {

  private static final int MIB = 1 << 20;

  public Limits {
    require(eventBytes > 0, "eventBytes", eventBytes);
    require(batchBytes >= eventBytes, "batchBytes", batchBytes);
    require(samplesBytes > 0, "samplesBytes", samplesBytes);
    require(bodiesInFlightBytes >= batchBytes, "bodiesInFlightBytes", bodiesInFlightBytes);
    require(alertStreams > 0, "alertStreams", alertStreams);
    require(retainedRows > 0, "retainedRows", retainedRows);
  }

  /** 16 MiB an event, 64 MiB a batch, 32 MiB of rows, 256 MiB in flight, 64 streams. */
  public static Limits defaults() {
    return new Limits(16 * MIB, 64 * MIB, 32 * MIB, 256 * MIB, 64, 1_000_000);
  }

  /** The same limits with another number of alert streams. */
  public Limits withAlertStreams(int streams) {
    return new Limits(
        eventBytes, batchBytes, samplesBytes, bodiesInFlightBytes, streams, retainedRows);
  }

  private static void require(boolean valid, String name, int value) {
    if (!valid) {
      throw new IllegalArgumentException("Invalid limit " + name + ": " + value);
    }
  }
}
