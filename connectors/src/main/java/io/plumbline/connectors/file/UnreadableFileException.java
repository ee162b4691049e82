package io.plumbline.connectors.file;

import java.nio.file.Path;

/** A file that cannot be read as the format it was taken for. */
public final class UnreadableFileException extends IllegalArgumentException {
  public UnreadableFileException(Path path, String reason) {
    super(message(path, reason));
  }

  public UnreadableFileException(Path path, String reason, Exception cause) {
    super(message(path, reason), cause);
  }

  public UnreadableFileException(Path path, Exception cause) {
    super(message(path, reason(path, cause)), cause);
  }

  private static String message(Path path, String reason) {
    return "Cannot read " + path + ": " + reason;
  }

  private static String reason(Path path, Exception cause) {
    if (cause instanceof java.nio.file.NoSuchFileException) {
      return "there is no such file";
    }
    if (cause instanceof java.nio.file.AccessDeniedException) {
      return "access is denied";
    }
    var message = cause.getMessage();
    return message == null || message.equals(path.toString())
        ? cause.getClass().getSimpleName()
        : message;
  }
}
