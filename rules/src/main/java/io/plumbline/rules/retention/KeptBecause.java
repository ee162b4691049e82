package io.plumbline.rules.retention;

/** Why a resource is kept; the gates, in the order in which they are asked. */
public enum KeptBecause {
  LEGAL_HOLD("legal hold"),
  NEEDED_BY_READER("a reader needs it"),
  CLOCK_IN_DOUBT("the clock is in doubt"),
  PARTIAL_LISTING("the listing was not complete"),
  SHARED("its data are needed elsewhere"),
  UNKNOWN_AGE("its age is unknown"),
  IN_THE_FUTURE("it is of the future"),
  WITHIN_KEEP("it is within its time"),
  OTHER_POLICY("another policy keeps it longer"),
  UNKNOWN_SIZE("its size is unknown and the policy limits bytes"),
  TOO_FEW_SCANS("too few complete scans have seen it past its time"),
  WITHIN_GRACE("its grace is not over"),
  MIN_VERSIONS("it is among the newest versions"),
  FRACTION_BREAKER("the plan would take too large a part of the dataset"),
  BYTES_BREAKER("the plan would take too many bytes"),
  VERSION_CHANGED("it changed since it was planned"),
  GONE("it is no longer there"),
  POLICY_CHANGED("its policy changed since it was planned"),
  LATER_PLAN("the plan is full; a later one takes it");

  private final String words;

  KeptBecause(String words) {
    this.words = words;
  }

  /** Whether somebody should know when it keeps what is past its time; the others pass by. */
  public boolean isObstacle() {
    return switch (this) {
      case LEGAL_HOLD,
          NEEDED_BY_READER,
          CLOCK_IN_DOUBT,
          SHARED,
          OTHER_POLICY,
          UNKNOWN_SIZE,
          FRACTION_BREAKER,
          BYTES_BREAKER ->
          true;
      default -> false;
    };
  }

  /** In words, after {@code kept because:}. */
  public String words() {
    return words;
  }
}
