package io.plumbline.connectors.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Where secrets are read, by references such as {@code env:NAME} and {@code file:PATH}. */
@FunctionalInterface
public interface SecretSource {
  /**
   * The secret that a reference stands for, read anew each time.
   *
   * @throws IllegalArgumentException if there is none or it may not be read; names the reference
   *     alone
   */
  String read(String reference);

  /**
   * Secrets in variables whose names start in one way, and in files within some folders. Whoever
   * may create a target may have its secrets sent where he likes: nothing else must be in reach.
   *
   * @param environment value of a variable, or null
   * @param prefix of the names of variables, such as {@code PLUMBLINE_SECRET_}
   */
  static SecretSource of(UnaryOperator<String> environment, String prefix, List<Path> folders) {
    return reference -> {
      var secret = find(reference, environment, prefix, folders);
      if (secret == null || secret.isBlank()) {
        throw new IllegalArgumentException(
            "Cannot read secret %s: name a variable %s... (env:NAME) or a file within %s (file:PATH)"
                .formatted(reference, prefix, folders));
      }
      return secret.strip();
    };
  }

  private static String find(
      String reference, UnaryOperator<String> environment, String prefix, List<Path> folders) {
    if (reference.startsWith("env:" + prefix)) {
      return environment.apply(reference.substring("env:".length()));
    }
    if (reference.startsWith("file:")) {
      return ofFile(reference, folders);
    }
    return null;
  }

  private static String ofFile(String reference, List<Path> folders) {
    final int most = 64 * 1024;
    try {
      // The real path: a link or a ".." leads out of no folder.
      var file = Path.of(reference.substring("file:".length())).toRealPath();
      for (var folder : folders) {
        if (file.startsWith(folder.toRealPath())
            && Files.isRegularFile(file)
            && Files.size(file) <= most) {
          return Files.readString(file);
        }
      }
      return null;
    } catch (IOException | InvalidPathException e) {
      return null;
    }
  }
}
