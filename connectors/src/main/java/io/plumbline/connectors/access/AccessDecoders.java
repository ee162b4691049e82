package io.plumbline.connectors.access;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The decoders of audit logs that are on the class path. */
public final class AccessDecoders {
  private AccessDecoders() {}

  /**
   * The decoder of a format.
   *
   * @throws IllegalArgumentException if there is none; the message lists those that are
   */
  public static AccessDecoder of(String format) {
    return all()
        .filter(decoder -> decoder.format().equals(format))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot read access logs of format "
                        + format
                        + "; write one of "
                        + String.join(", ", formats())));
  }

  /** The names of all formats, sorted. */
  public static List<String> formats() {
    return all().map(AccessDecoder::format).sorted().toList();
  }

  private static Stream<AccessDecoder> all() {
    return ServiceLoader.load(AccessDecoder.class, AccessDecoder.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get);
  }
}
