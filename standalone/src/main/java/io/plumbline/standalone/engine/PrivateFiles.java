package io.plumbline.standalone.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that their owner alone may read; they are never open to others, not even for a moment. */
public final class PrivateFiles {
  private PrivateFiles() {}

  /** Writes a file as a whole or not at all. */
  public static void write(Path file, String text) {
    try {
      var part =
          Files.createTempFile(file.toAbsolutePath().getParent(), ".", ".part", ownerAlone());
      Files.writeString(part, text + System.lineSeparator());
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write file: " + file, e);
    }
  }

  private static FileAttribute<?>[] ownerAlone() {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
