package io.plumbline.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.plumbline.server.Principal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The bearer tokens that the server knows, and the check that every call but a few passes. */
public final class Tokens {

  private static final String SCHEME = "Bearer ";
  private static final String CALLER = "plumbline.caller";

  private record Known(byte[] digest, Principal principal) {}

  private final List<Known> known;
  private final Set<String> open;

  /**
   * @param open exact paths that need no token
   */
  public Tokens(Map<String, Principal> tokens, Set<String> open) {
    this.known =
        tokens.entrySet().stream()
            .map(token -> new Known(digest(token.getKey()), token.getValue()))
            .toList();
    this.open = Set.copyOf(open);
  }

  /** Refuses the call with 401 unless its path is open or its token known. */
  public void check(Context ctx) {
    if (open.contains(ctx.path())) {
      return;
    }
    var header = ctx.header("Authorization");
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw ProblemException.unauthorized(
          "Cannot tell who calls; send Authorization: Bearer and the token that `up` printed");
    }
    ctx.attribute(CALLER, principal(header.substring(SCHEME.length()).strip()));
  }

  /** Who makes this call. */
  public static Principal caller(Context ctx) {
    Principal caller = ctx.attribute(CALLER);
    if (caller == null) {
      throw new IllegalStateException("Cannot tell the caller of an open path");
    }
    return caller;
  }

  /** The tenant of this call. */
  public static String tenant(Context ctx) {
    return caller(ctx).tenant();
  }

  // Digests are compared, each with each: the time taken says nothing about any token.
  private Principal principal(String token) {
    var digest = digest(token);
    Principal found = null;
    for (var candidate : known) {
      if (MessageDigest.isEqual(candidate.digest(), digest)) {
        found = candidate.principal();
      }
    }
    if (found == null) {
      throw ProblemException.unauthorized("Cannot accept this token; `up` prints the right one");
    }
    return found;
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot find SHA-256, which every JDK has", e);
    }
  }
}
