package io.plumbline.ranger.resource;

import io.plumbline.model.AccessAction;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of services of Ranger whose resources are datasets, as their definitions have them. */
public enum ServiceKind {
  HIVE(List.of("database", "table", "column"), "select", "update", List.of("all")),
  TRINO(List.of("catalog", "schema", "table", "column"), "select", "insert", List.of("all")),
  PRESTO(List.of("catalog", "schema", "table", "column"), "select", "insert", List.of("all")),
  HDFS(List.of("path"), "read", "write", List.of("read", "write", "execute")),
  KAFKA(List.of("topic"), "consume", "publish", List.of("consume", "publish"));

  private final List<String> elements;
  private final String read;
  private final String write;
  private final List<String> everything;

  ServiceKind(List<String> elements, String read, String write, List<String> everything) {
    this.elements = elements;
    this.read = read;
    this.write = write;
    this.everything = everything;
  }

  /**
   * The kind of that type.
   *
   * @param type {@code type} of a service; may be null
   * @throws IllegalArgumentException if datasets are not its resources
   */
  public static ServiceKind of(String type) {
    return Arrays.stream(values())
        .filter(kind -> kind.type().equals(type))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot name a dataset in a service of type %s; name a service of type %s"
                        .formatted(type, types())));
  }

  private static String types() {
    return Arrays.stream(values()).map(ServiceKind::type).collect(Collectors.joining(", "));
  }

  /** The type as Ranger writes it. */
  public String type() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether an access to data of a table may name columns. */
  public boolean hasColumns() {
    return elements.contains(DatasetResource.COLUMN);
  }

  /** Whether what the policies do not say is left to permissions of the store's own. */
  public boolean fallsBack() {
    return this == HDFS;
  }

  /** The access types that together are everything that one can do with the data. */
  public List<String> everything() {
    return everything;
  }

  /** The access type that an act needs; nothing where several could be meant. */
  public Optional<String> access(AccessAction action) {
    return switch (action) {
      case READ -> Optional.of(read);
      case WRITE -> Optional.of(write);
      case CREATE, DELETE, RENAME, ALTER, LIST, METADATA, ADMIN, GRANT, OTHER -> Optional.empty();
    };
  }

  /** Names of the elements that a dataset has, the outermost first. */
  public List<String> datasetElements() {
    return elements.stream().filter(element -> !element.equals(DatasetResource.COLUMN)).toList();
  }
}
