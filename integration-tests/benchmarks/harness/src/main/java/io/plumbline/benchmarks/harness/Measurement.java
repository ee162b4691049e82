package io.plumbline.benchmarks.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one process of a system took for the workload.
 *
 * @param seconds of each pass, in order; the first one compiles
 * @param cpuSeconds of each pass, all threads of the process added up; empty if nobody tells
 * @param coldSeconds from the start of the process to the first result
 * @param peakBytes the most resident memory the process had; 0 where the system does not tell
 * @param metrics by {@link LineitemRule#key}
 */
public record Measurement(
    String system,
    Format format,
    Variant variant,
    int rules,
    long rows,
    List<Double> seconds,
    List<Double> cpuSeconds,
    double coldSeconds,
    long peakBytes,
    Map<String, Double> metrics) {
  private static final JsonMapper JSON = new JsonMapper();

  public Measurement {
    seconds = List.copyOf(seconds);
    cpuSeconds = List.copyOf(cpuSeconds);
    metrics = new TreeMap<>(metrics);
  }

  /** One line. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads {@link #toJson}. */
  public static Measurement of(String json) {
    try {
      return JSON.readValue(json, Measurement.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot read measurement: " + json, e);
    }
  }
}
