package io.plumbline.connectors.file;

import java.util.function.Supplier;

/**
 * A value that does not fit the kind which the first rows of its column had. What was read so far
 * was read with too narrow a kind: the caller starts again with {@link #wider}, in which this
 * cannot happen as long as the file stays the same.
 */
public final class WiderKindException extends RuntimeException {
  private final transient Supplier<RowFile> wider;

  public WiderKindException(String message, Supplier<RowFile> wider) {
    super(message);
    this.wider = wider;
  }

  /**
   * The file with kinds that all of its rows fit; costs a pass over the file.
   *
   * @throws UnreadableFileException if the file cannot be read
   */
  public RowFile wider() {
    return wider.get();
  }
}
