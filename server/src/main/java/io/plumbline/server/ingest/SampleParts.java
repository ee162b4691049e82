package io.plumbline.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.SampleBatch;
import java.util.ArrayList;
import java.util.List;

/** Splits posted rows into records that every broker takes by default. Pure. */
final class SampleParts {

  static final int MOST_ROWS = 500;

  /** What the rows of one part take at most in JSON; a broker's default limit is 1 MiB a record. */
  static final int MOST_BYTES = 900 * 1024;

  private SampleParts() {}

  /**
   * The parts of a post, at least one: a load without rows is a load, too.
   *
   * @param nowMillis taken where the caller told no time
   */
  static List<SampleBatch> of(SamplePost post, String batchId, long nowMillis) {
    var parts = split(post.rows());
    long at = post.atMillis() == null ? nowMillis : post.atMillis();
    var batches = new ArrayList<SampleBatch>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      batches.add(
          new SampleBatch(
              post.dataset(),
              batchId,
              i,
              parts.size(),
              post.runId(),
              at,
              post.columns(),
              parts.get(i)));
    }
    return batches;
  }

  /** The size of a row as a JSON string within a record. */
  static int quotedSize(byte[] row) {
    int size = row.length + 3;
    for (byte b : row) {
      if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
        size++;
      }
    }
    return size;
  }

  private static List<List<String>> split(List<byte[]> rows) {
    var parts = new ArrayList<List<String>>();
    var part = new ArrayList<String>();
    int bytes = 0;
    for (var row : rows) {
      int size = quotedSize(row);
      if (part.size() == MOST_ROWS || (bytes + size > MOST_BYTES && !part.isEmpty())) {
        parts.add(List.copyOf(part));
        part.clear();
        bytes = 0;
      }
      part.add(new String(row, UTF_8));
      bytes += size;
    }
    if (!part.isEmpty() || parts.isEmpty()) {
      parts.add(List.copyOf(part));
    }
    return parts;
  }
}
