package io.plumbline.enforcement.store.hdfs;

import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
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
public final class Files implements AutoCloseable {
  /** Rights of directories that take what is set aside. */
  public static final FsPermission OURS_ALONE = new FsPermission((short) 0700);

  private final String store;
  private final URI uri;
  private final String user;
  private final Configuration configuration;
  private FileSystem opened;

  /** Work with a file system. */
  @FunctionalInterface
  public interface Work<T> {
    T with(FileSystem files) throws IOException, StoreRefusedException;
  }

  /**
   * @param store its name, for errors
   * @param uri of the file system
   * @param user as whom to act where Kerberos does not say; null for the one of this process
   * @param settings of Hadoop's client
   * @param timeout of each call to a server
   */
  public Files(String store, URI uri, String user, Map<String, String> settings, Duration timeout) {
    this.store = store;
    this.uri = uri;
    this.user = user;
    this.configuration = configuration(settings, timeout);
  }

  // No call waits for longer than the timeout or tries for ever.
  private static Configuration configuration(Map<String, String> settings, Duration timeout) {
    var configuration = new Configuration();
    settings.forEach(configuration::set);
    var millis = Long.toString(timeout.toMillis());
    configuration.set("ipc.client.connect.timeout", millis);
    configuration.set("ipc.client.rpc-timeout.ms", millis);
    configuration.set("ipc.client.connect.max.retries", "1");
    configuration.set("ipc.client.connect.max.retries.on.timeouts", "1");
    return configuration;
  }

  /** Does work, opening the file system when it is first needed. */
  public <T> T run(Work<T> work) throws StoreUnavailableException, StoreRefusedException {
    try {
      return work.with(files());
    } catch (IOException e) {
      var cause = e instanceof RemoteException remote ? remote.unwrapRemoteException() : e;
      var message = "Cannot work on %s: %s".formatted(store, firstLine(cause));
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
  public void move(FileSystem files, Path from, Path to) throws IOException {
    files.mkdirs(to.getParent(), OURS_ALONE);
    FileContext.getFileContext(uri, configuration).rename(from, to, Options.Rename.NONE);
  }

  /** Deletes by way of the trash, where there is one. */
  public void trash(FileSystem files, Path path) throws IOException {
    if (!Trash.moveToAppropriateTrash(files, path, configuration)) {
      files.delete(path, true);
    }
  }

  /** Names of the snapshots of a directory itself; empty if it has none. */
  public static String snapshots(FileSystem files, Path directory) throws IOException {
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
      opened = open();
    }
    return opened;
  }

  private FileSystem open() throws IOException {
    if (user == null) {
      return FileSystem.newInstance(uri, configuration);
    }
    try {
      return FileSystem.newInstance(uri, configuration, user);
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
