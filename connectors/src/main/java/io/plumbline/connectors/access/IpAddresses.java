package io.plumbline.connectors.access;

/** Tells addresses from names without asking anybody. */
public final class IpAddresses {
  private static final int LONGEST = 64;

  private IpAddresses() {}

  /** Whether a text is an IPv4 or IPv6 address, the latter with or without a scope. */
  public static boolean isLiteral(String text) {
    if (text == null || text.isEmpty() || text.length() > LONGEST) {
      return false;
    }
    return text.indexOf(':') >= 0 ? isIpv6(text) : isIpv4(text);
  }

  private static boolean isIpv4(String text) {
    int dots = 0;
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && digits > 0) {
        dots++;
        digits = 0;
      } else if (c >= '0' && c <= '9' && digits < 3) {
        digits++;
      } else {
        return false;
      }
    }
    return dots == 3 && digits > 0;
  }

  private static boolean isIpv6(String text) {
    int scope = text.indexOf('%');
    int end = scope < 0 ? text.length() : scope;
    int colons = 0;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c == ':') {
        colons++;
      } else if (c != '.' && Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return colons >= 2 && colons <= 8 && (scope < 0 || text.indexOf(' ') < 0);
  }
}
