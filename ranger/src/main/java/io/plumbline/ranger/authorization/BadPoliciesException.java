package io.plumbline.ranger.authorization;

/** Policies that cannot be taken; the message says which and why. */
final class BadPoliciesException extends Exception {

  private static final long serialVersionUID = 1L;

  BadPoliciesException(String message) {
    super(message);
  }
}
