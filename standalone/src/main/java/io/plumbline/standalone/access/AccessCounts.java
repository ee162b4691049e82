package io.plumbline.standalone.access;

/**
 * How reading a log went.
 *
 * @param ignored records that mean no access
 * @param rejected records that cannot be read
 */
public record AccessCounts(long events, long ignored, long rejected) {
  /** One sentence for people. */
  public String text() {
    return "%,d events; %,d records mean no access, %,d cannot be read"
        .formatted(events, ignored, rejected);
  }
}
