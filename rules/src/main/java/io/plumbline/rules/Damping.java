package io.plumbline.rules;

/** {@code FOR n OF m WINDOWS}: violated when n of the last m scopes are. */
public record Damping(int violations, int scopes) {
  /** Most scopes that are remembered. */
  public static final int MOST_SCOPES = 100;

  public Damping {
    if (violations < 1 || violations > scopes || scopes > MOST_SCOPES) {
      throw new IllegalArgumentException(
          "Invalid FOR %d OF %d WINDOWS: it is 1 <= n <= m <= %d"
              .formatted(violations, scopes, MOST_SCOPES));
    }
  }
}
