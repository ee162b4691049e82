package io.plumbline.connectors.target.http;

import java.util.Locale;

/** How far a target may reach. */
public enum Network {
  /** Public addresses, with TLS. */
  PUBLIC,
  /** Any address, with TLS. */
  PRIVATE,
  /** Any address, also without TLS: what is sent, credentials included, can be read on the way. */
  PLAINTEXT,
  /** Public addresses with TLS, and this machine with or without. */
  LOOPBACK;

  /** Reads what an option says, in small letters. */
  public static Network of(String text) {
    for (var network : values()) {
      if (network.name().toLowerCase(Locale.ROOT).equals(text)) {
        return network;
      }
    }
    throw new IllegalArgumentException(
        "Cannot use network '%s'; choose public, private, plaintext or loopback".formatted(text));
  }
}
