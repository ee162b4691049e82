package io.plumbline.rules.forecast;

/**
 * What has been announced, if anything, of one rule on one dataset.
 *
 * @param datasetKey what is awaited
 * @param ruleVersion of the rule that was announced for
 * @param deadlineMillis the deadline that will be missed; 0 when nothing is announced
 * @param fromMillis arrivals after this end it
 * @param cause the name of what holds it up
 * @param expectedMillis when it was expected when that was told last
 */
public record Warning(
    String datasetKey,
    int ruleVersion,
    long deadlineMillis,
    long fromMillis,
    String cause,
    long expectedMillis) {
  public Warning {
    cause = cause == null ? "" : cause;
  }

  /** Nothing is announced. */
  public static Warning none(String datasetKey, int ruleVersion) {
    return new Warning(datasetKey, ruleVersion, 0, 0, "", 0);
  }

  boolean isOpen() {
    return deadlineMillis > 0;
  }
}
