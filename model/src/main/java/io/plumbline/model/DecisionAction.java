package io.plumbline.model;

/** What the engine decided to do. */
public enum DecisionAction {
  /** Tell a person or system. */
  NOTIFY,
  /** Hold readers of the dataset until released or expired. */
  HOLD,
  /** Make readers of the dataset fail. */
  FAIL,
  /** End an earlier hold or failure. */
  RELEASE,
  /** Start a job, for its input is there. */
  TRIGGER,
  /** Have what a job made be made again. */
  CLEAR,
  /** Start no further run of a job until resumed or expired; a run under way goes on. */
  PAUSE,
  /** End an earlier pause. */
  RESUME,
  /** End the runs of a job that are under way; where the job can, its state is kept. */
  STOP,
  /** Move data to where it costs less; it can be brought back. */
  ARCHIVE,
  /** Move data out of sight of its readers; it can be brought back. */
  QUARANTINE,
  /** Bring back what was archived or quarantined. */
  RESTORE,
  /** Remove data for good. */
  DELETE,
  /** Ask a person to look at a grant or an access. */
  REVIEW,
  /** Take a grant away. */
  REVOKE,
  /** Refuse a user until the decision expires. */
  DENY,
  /** Give back what was revoked or denied. */
  GRANT;

  /** What undoes it, or null when nothing does. */
  public DecisionAction reverse() {
    return switch (this) {
      case HOLD, FAIL -> RELEASE;
      case PAUSE -> RESUME;
      case ARCHIVE, QUARANTINE -> RESTORE;
      case REVOKE, DENY -> GRANT;
      case NOTIFY, RELEASE, TRIGGER, CLEAR, RESUME, STOP, RESTORE, DELETE, REVIEW, GRANT -> null;
    };
  }

  /** Whether it lasts: it ends by itself when it expires, with what undoes it. */
  public boolean lasts() {
    return switch (this) {
      case HOLD, FAIL, PAUSE, DENY -> true;
      default -> false;
    };
  }

  /** Whether it removes data or takes rights away, and so is only rehearsed until switched on. */
  public boolean takesAway() {
    return switch (this) {
      case ARCHIVE, QUARANTINE, DELETE, REVOKE, DENY -> true;
      default -> false;
    };
  }
}
