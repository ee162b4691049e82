package io.plumbline.standalone.config;

import static java.util.Objects.requireNonNull;

/** A secret that was read from a file or variable. It shows itself in no log. */
public record Secret(String text) {
  public Secret {
    requireNonNull(text, "text is null");
  }

  @Override
  public String toString() {
    return "Secret[hidden]";
  }
}
