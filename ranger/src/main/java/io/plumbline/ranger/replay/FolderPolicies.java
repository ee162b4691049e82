package io.plumbline.ranger.replay;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Policies in a folder, in the files that Ranger's own source of that kind reads: {@code
 * SERVICE.json}, and where they are there {@code SERVICE_roles.json} and {@code
 * SERVICE_userstore.json}. Who may write there decides what is denied.
 */
public final class FolderPolicies implements PolicySource {
  private static final long MOST_BYTES = 64L << 20;

  private final Path folder;
  private final String service;

  /**
   * @param service its name; one segment of a path
   */
  public FolderPolicies(Path folder, String service) {
    this.folder = requireNonNull(folder, "folder is null");
    this.service = requireNonNull(service, "service is null");
    if (!service.matches("[\\w][\\w.-]{0,199}")) {
      throw new IllegalArgumentException(
          "Cannot look for a file of service %s: its name is no plain word".formatted(service));
    }
  }

  @Override
  public PolicySet read() throws IOException {
    var policies = file("");
    if (policies == null) {
      throw new IOException(
          "Cannot find policies of service %s: there is no file %s"
              .formatted(service, folder.resolve(service + ".json")));
    }
    return PolicySet.read(service, policies, file("_roles"), file("_userstore"));
  }

  /** Null if there is no such file. */
  private byte[] file(String kind) throws IOException {
    var file = folder.resolve(service + kind + ".json");
    if (!Files.isRegularFile(file)) {
      return null;
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(
          "Cannot read %s: it has more than %d bytes".formatted(file, MOST_BYTES));
    }
    return Files.readAllBytes(file);
  }
}
