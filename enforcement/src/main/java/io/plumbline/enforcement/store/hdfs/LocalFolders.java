package io.plumbline.enforcement.store.hdfs;

import java.nio.file.Path;
import java.util.List;

/**
 * The folders of this machine that stores may touch. Whoever may create a target, or a table in a
 * metastore, must not have the engine move or delete what else lies on its disks.
 */
public record LocalFolders(List<Path> folders) {
  public LocalFolders {
    folders = folders.stream().map(folder -> folder.toAbsolutePath().normalize()).toList();
  }

  /** Whether a path lies in one of them. */
  public boolean contain(String path) {
    var normal = Path.of(path).toAbsolutePath().normalize();
    return folders.stream().anyMatch(normal::startsWith);
  }
}
