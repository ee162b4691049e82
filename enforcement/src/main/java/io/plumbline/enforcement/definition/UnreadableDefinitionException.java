package io.plumbline.enforcement.definition;

/** What people have defined cannot be known now, so that nothing may rest on it. */
public final class UnreadableDefinitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableDefinitionException(String message) {
    super(message);
  }

  UnreadableDefinitionException(String message, Throwable cause) {
    super(message, cause);
  }
}
