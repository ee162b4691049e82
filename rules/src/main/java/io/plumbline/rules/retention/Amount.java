package io.plumbline.rules.retention;

import java.util.Locale;

/**
 * Some resources together.
 *
 * @param bytes of those whose size is known
 */
public record Amount(long resources, long bytes) {
  /** Nothing. */
  public static final Amount NONE = new Amount(0, 0);

  /** One more. */
  Amount plus(Resource resource) {
    return new Amount(resources + 1, bytes + Math.max(0, resource.bytes()));
  }

  /** Both together. */
  Amount plus(Amount other) {
    return new Amount(resources + other.resources, bytes + other.bytes);
  }

  /** The larger of the parts of resources and of bytes that this is of a whole. */
  double fractionOf(Amount whole) {
    double ofResources = whole.resources == 0 ? 0 : (double) resources / whole.resources;
    double ofBytes = whole.bytes == 0 ? 0 : (double) bytes / whole.bytes;
    return Math.max(ofResources, ofBytes);
  }

  /** For people, such as {@code 3 resources of 1,024 bytes}. */
  public String text() {
    return String.format(Locale.ROOT, "%,d resources of %,d bytes", resources, bytes);
  }
}
