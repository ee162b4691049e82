package io.plumbline.ranger.replay;

import java.io.IOException;

/** Where the policies of one service are read. */
public interface PolicySource extends AutoCloseable {
  /**
   * Reads the policies as they are now. Bounded in time and size.
   *
   * @throws IOException if they cannot be read, or are none; the message says why
   */
  PolicySet read() throws IOException;

  @Override
  default void close() {}
}
