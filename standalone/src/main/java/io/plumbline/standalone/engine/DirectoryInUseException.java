package io.plumbline.standalone.engine;

import java.nio.file.Path;

/** Another engine uses the data folder. */
public final class DirectoryInUseException extends RuntimeException {
  DirectoryInUseException(Path directory, String holder) {
    super(
        "Cannot use data folder %s: another engine has it (%s). Stop that one, or give --data another folder."
            .formatted(directory, holder.isEmpty() ? "unknown process" : holder));
  }
}
