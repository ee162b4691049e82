package io.plumbline.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Deterministic identifiers: the first 128 bits of SHA-256 as 32 hexadecimal digits. */
public final class Hashes {
  private Hashes() {}

  /** The identifier of a list of parts; lists that differ give different identifiers. */
  public static String of(String... parts) {
    return ofBytes(Keys.join(parts).getBytes(UTF_8));
  }

  /** The identifier of raw bytes. */
  public static String ofBytes(byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot find SHA-256, which every JDK has", e);
    }
  }
}
