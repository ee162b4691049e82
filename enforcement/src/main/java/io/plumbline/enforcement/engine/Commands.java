package io.plumbline.enforcement.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.Command;

/** The kinds of commands that the decision engine obeys. */
public final class Commands {
  /** Approves the decision that is its subject; the detail is the reason. */
  public static final String APPROVE = "DECISION_APPROVED";

  /** Refuses the decision that is its subject; the detail is the reason. */
  public static final String REJECT = "DECISION_REJECTED";

  /** Switches enforcement; the detail is a {@code Switching} as JSON. */
  public static final String SWITCH = "ENFORCEMENT_SWITCHED";

  private Commands() {}

  static byte[] bytes(Command command) {
    return command.detail().getBytes(UTF_8);
  }
}
