package io.plumbline.ranger.authorization;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong with the policies, told in the log when it changes and not at every look. */
final class PolicyTrouble {

  private static final Logger LOG = LoggerFactory.getLogger(PolicyTrouble.class);

  private volatile String current = "";

  String current() {
    return current;
  }

  void is(String trouble) {
    if (!trouble.equals(current)) {
      LOG.error("{}", trouble);
    }
    current = trouble;
  }

  void isOver() {
    if (!current.isEmpty()) {
      LOG.info("Policies of authorization can be read again");
    }
    current = "";
  }
}
