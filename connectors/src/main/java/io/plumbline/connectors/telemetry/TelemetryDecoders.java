package io.plumbline.connectors.telemetry;

import java.util.ServiceLoader;

/** The decoders that are on the class path. */
public final class TelemetryDecoders {
  private TelemetryDecoders() {}

  /**
   * The decoder of a format.
   *
   * @throws IllegalArgumentException if no decoder of that name is registered
   */
  public static TelemetryDecoder of(String format) {
    return ServiceLoader.load(TelemetryDecoder.class, TelemetryDecoder.class.getClassLoader())
        .stream()
        .map(ServiceLoader.Provider::get)
        .filter(decoder -> decoder.format().equals(format))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot find telemetry decoder: "
                        + format
                        + "; register one in META-INF/services/"
                        + TelemetryDecoder.class.getName()));
  }
}
