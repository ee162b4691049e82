package io.plumbline.connectors.target.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A block of addresses, written {@code 10.0.0.0/8}. */
record AddressBlock(InetAddress first, int bits) {
  static AddressBlock of(String text) {
    int slash = text.indexOf('/');
    try {
      // A literal is never looked up.
      var first = InetAddress.getByName(text.substring(0, slash));
      return new AddressBlock(first, Integer.parseInt(text.substring(slash + 1)));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("Cannot read address block: " + text, e);
    }
  }

  boolean contains(InetAddress address) {
    var mine = first.getAddress();
    var theirs = address.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    int whole = bits / 8;
    for (int i = 0; i < whole; i++) {
      if (mine[i] != theirs[i]) {
        return false;
      }
    }
    int rest = bits % 8;
    return rest == 0 || (mine[whole] ^ theirs[whole]) >> (8 - rest) == 0;
  }
}
