package io.plumbline.ranger.authorization;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders and files that are authority: their owner alone reads and writes them. */
final class OwnerAlone {

  private OwnerAlone() {}

  /** Makes a folder; those above it are made as usual. */
  static void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder.toAbsolutePath().getParent());
    Files.createDirectory(folder, permissions("rwx------"));
  }

  /** Writes a new file. */
  static void write(Path file, String text) throws IOException {
    Files.createFile(file, permissions("rw-------"));
    Files.writeString(file, text);
  }

  /** Whether nobody but the owner can write to it; true where the file system cannot tell. */
  static boolean isHeldBy(Path path) throws IOException {
    var posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (posix == null) {
      return true;
    }
    var permissions = posix.readAttributes().permissions();
    return !permissions.contains(PosixFilePermission.GROUP_WRITE)
        && !permissions.contains(PosixFilePermission.OTHERS_WRITE);
  }

  private static FileAttribute<?>[] permissions(String permissions) {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
