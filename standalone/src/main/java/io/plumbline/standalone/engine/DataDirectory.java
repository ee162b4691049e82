package io.plumbline.standalone.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.standalone.client.Connection;
import io.plumbline.standalone.config.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The folder that holds all state of one engine, locked while an engine uses it. The lock dies with
 * its process, so a killed engine leaves nothing to clean up.
 */
public final class DataDirectory implements AutoCloseable {
  private static final int SECRET_BYTES = 24;

  private final Path root;
  private final FileChannel channel;
  private final FileLock lock;

  private DataDirectory(Path root, FileChannel channel, FileLock lock) {
    this.root = root;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Makes the folder if it is missing, and locks it.
   *
   * @throws DirectoryInUseException if another engine has it
   */
  public static DataDirectory open(Path path) {
    var root = path.toAbsolutePath().normalize();
    try {
      Files.createDirectories(root);
      var channel =
          FileChannel.open(
              root.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      var lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new DirectoryInUseException(path, Files.readString(root.resolve("lock")).strip());
      }
      var directory = new DataDirectory(root, channel, lock);
      directory.holder("process " + ProcessHandle.current().pid() + ", still starting");
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot use data folder: " + path, e);
    }
  }

  public Path root() {
    return root;
  }

  /** A folder of a part, made if it is missing. */
  public Path folder(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make folder: " + root.resolve(name), e);
    }
  }

  /** The file of a secret, readable by its owner alone; a secret is made once and kept. */
  public Path secretFile(String name) {
    var file = root.resolve(name);
    if (!Files.exists(file)) {
      var random = new byte[SECRET_BYTES];
      new SecureRandom().nextBytes(random);
      PrivateFiles.write(file, HexFormat.of().formatHex(random));
    }
    return file;
  }

  /** The secret in {@link #secretFile}. */
  public Secret secret(String name) {
    try {
      return new Secret(Files.readString(secretFile(name)).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read secret file: " + root.resolve(name), e);
    }
  }

  /** Keeps a secret that was chosen elsewhere. */
  public Path keepSecret(String name, Secret secret) {
    var file = root.resolve(name);
    PrivateFiles.write(file, secret.text());
    return file;
  }

  /** Tells clients on this machine how to reach the engine, and a second one who is here. */
  public void publish(Connection connection) {
    connection.write(root);
    holder("process " + connection.pid() + ", " + connection.url());
  }

  /** Lets go of the folder; what is in it stays, but for the way to reach an engine. */
  @Override
  public void close() {
    try {
      Connection.remove(root);
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unlock data folder: " + root, e);
    }
  }

  private void holder(String text) {
    try {
      channel.truncate(0);
      var bytes = UTF_8.encode(text + System.lineSeparator());
      writeFully(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write lock file in: " + root, e);
    }
  }

  private void writeFully(ByteBuffer bytes) throws IOException {
    long at = 0;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }
}
