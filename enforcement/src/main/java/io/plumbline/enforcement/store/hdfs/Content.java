package io.plumbline.enforcement.store.hdfs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What a directory holds, however deep.
 *
 * @param version changes when a file comes, goes, grows or is written again
 */
public record Content(String version, long bytes) {
  private static final int VERSION_BYTES = 16;

  /** What a directory holds now. */
  public static Content of(FileSystem files, Path directory) throws IOException {
    var digest = sha256();
    long bytes = 0;
    int root = directory.toUri().getPath().length();
    var all = files.listFiles(directory, true);
    while (all.hasNext()) {
      var file = all.next();
      bytes += file.getLen();
      var line =
          "%s\0%d\0%d\n"
              .formatted(
                  file.getPath().toUri().getPath().substring(root),
                  file.getLen(),
                  file.getModificationTime());
      digest.update(line.getBytes(UTF_8));
    }
    return new Content(HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES), bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot find SHA-256, which every JDK has", e);
    }
  }
}
