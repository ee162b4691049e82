package io.plumbline.rules.retention;

import static java.util.Objects.requireNonNull;

/**
 * A reason with what it rests on.
 *
 * @param detail such as {@code case-42}; possibly empty
 */
public record Refusal(KeptBecause because, String detail) {
  public Refusal {
    requireNonNull(because, "because is null");
    requireNonNull(detail, "detail is null");
  }

  /** {@code kept because: legal hold (case-42)}. */
  public String text() {
    return "kept because: " + because.words() + (detail.isEmpty() ? "" : " (" + detail + ")");
  }
}
