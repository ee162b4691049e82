package io.plumbline.standalone.check;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Topics;
import java.nio.file.Path;

/**
 * A file and the name that rules know it by.
 *
 * @param name of the dataset
 */
public record DataFile(String name, Path path) {
  private static final String NAMESPACE = "file";

  /**
   * Reads {@code NAME=FILE}.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public static DataFile parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw new IllegalArgumentException(
          "Cannot read data '" + text + "': write NAME=FILE, such as orders=orders.ndjson");
    }
    return new DataFile(text.substring(0, equals), Path.of(text.substring(equals + 1)));
  }

  /** The dataset that rules are matched with. */
  DatasetId dataset() {
    return new DatasetId(Topics.DEFAULT_TENANT, NAMESPACE, name);
  }
}
