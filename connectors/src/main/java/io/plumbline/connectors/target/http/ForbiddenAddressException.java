package io.plumbline.connectors.target.http;

/** A host that resolves to where a target must not reach. */
final class ForbiddenAddressException extends RefusedException {
  ForbiddenAddressException(String message) {
    super(message);
  }
}
