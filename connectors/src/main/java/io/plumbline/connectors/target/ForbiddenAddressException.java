package io.plumbline.connectors.target;

/** A host that resolves to where a target must not reach. */
final class ForbiddenAddressException extends Exception {
  ForbiddenAddressException(String message) {
    super(message);
  }
}
