package io.plumbline.rules.volume;

/**
 * What is worth knowing of a load, or of one that did not come.
 *
 * @param atMillis when it could be said
 * @param score 1 and more is an alert
 * @param kind the view, in lower case, or {@link LoadWatch#LATE}
 * @param explanation for people: observed, expected, and why
 */
public record LoadAlert(long atMillis, double score, String kind, String explanation) {
  /** Whether it is more than a hint. */
  public boolean isAlert() {
    return score >= 1;
  }
}
