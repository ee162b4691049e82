package io.plumbline.enforcement.store.hdfs;

import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.ArrayList;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.Trash;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.protocol.QuotaExceededException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.security.AccessControlException;

/** Hadoop's client, whose failures say whether to try again. */
final class Files implements AutoCloseable {
  private static final FsPermission OURS_ALONE = new FsPermission((short) 0700);

  private final HdfsConfig config;
  private final Configuration configuration;
  private FileSystem opened;

  /** Work with a file system. */
  @FunctionalInterface
  interface Work<T> {
    T with(FileSystem files) throws IOException, StoreRefusedException;
  }

  Files(HdfsConfig config) {
    this.config = config;
    this.configuration = config.configuration();
  }

  <T> T run(Work<T> work) throws StoreUnavailableException, StoreRefusedException {
    try {
      return work.with(files());
    } catch (IOException e) {
      var cause = e instanceof RemoteException remote ? remote.unwrapRemoteException() : e;
      var message = "Cannot work on %s: %s".formatted(config.name(), firstLine(cause));
      if (cause instanceof AccessControlException
          || cause instanceof FileNotFoundException
          || cause instanceof FileAlreadyExistsException
          || cause instanceof ParentNotDirectoryException
          || cause instanceof QuotaExceededException
          || isAboutSnapshots(cause)) {
        throw new StoreRefusedException(message, cause);
      }
      throw new StoreUnavailableException(message, cause);
    }
  }

  /** Renames at once or not at all; what has the new name already makes it fail. */
  void move(FileSystem files, Path from, Path to) throws IOException {
    files.mkdirs(to.getParent(), OURS_ALONE);
    FileContext.getFileContext(URI.create(config.uri()), configuration)
        .rename(from, to, Options.Rename.NONE);
  }

  /** Deletes by way of the trash, where there is one. */
  void trash(FileSystem files, Path path) throws IOException {
    if (!Trash.moveToAppropriateTrash(files, path, configuration)) {
      files.delete(path, true);
    }
  }

  /** Names of the snapshots of a directory itself; empty if it has none. */
  static String snapshots(FileSystem files, Path directory) throws IOException {
    if (!files.getFileStatus(directory).isSnapshotEnabled()) {
      return "";
    }
    var names = new ArrayList<String>();
    for (var snapshot : files.listStatus(new Path(directory, ".snapshot"))) {
      names.add(snapshot.getPath().getName());
    }
    return names.isEmpty() ? "" : "snapshot " + String.join(", ", names);
  }

  @Override
  public synchronized void close() {
    if (opened != null) {
      try {
        opened.close();
      } catch (IOException e) {
        // Nothing is written through it that closing could lose.
        opened = null;
      }
    }
  }

  private synchronized FileSystem files() throws IOException {
    if (opened == null) {
      opened = open(URI.create(config.uri()));
    }
    return opened;
  }

  private FileSystem open(URI uri) throws IOException {
    if (config.user() == null) {
      return FileSystem.newInstance(uri, configuration);
    }
    try {
      return FileSystem.newInstance(uri, configuration, config.user());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while " + uri + " was opened");
    }
  }

  // Clients have no class for it, unless the server's jars are there too.
  private static boolean isAboutSnapshots(IOException e) {
    var type = e instanceof RemoteException remote ? remote.getClassName() : e.getClass().getName();
    return String.valueOf(type).endsWith(".SnapshotException");
  }

  // Servers send their stack traces along.
  private static String firstLine(Exception e) {
    var message = String.valueOf(e.getMessage());
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
