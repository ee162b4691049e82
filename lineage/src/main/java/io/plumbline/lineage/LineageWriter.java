package io.plumbline.lineage;

import java.util.List;

/** Takes mutations in any order and any number of times with the same result. */
public interface LineageWriter extends AutoCloseable {
  /**
   * Writes all mutations or throws; safe to call again with the same ones.
   *
   * @throws RuntimeException if the store cannot be reached within the configured time
   */
  void write(List<GraphMutation> mutations);

  @Override
  void close();
}
