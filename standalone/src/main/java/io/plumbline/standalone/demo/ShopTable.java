package io.plumbline.standalone.demo;

import io.plumbline.model.Column;
import java.util.List;

/** A dataset of the shop with the schema that it should have. */
record ShopTable(String namespace, String name, List<Column> columns) {
  /** A table with columns written as {@code name type, name type}. */
  static ShopTable of(String namespace, String name, String columns) {
    return new ShopTable(
        namespace, name, List.of(columns.split(", ")).stream().map(ShopTable::column).toList());
  }

  private static Column column(String text) {
    int space = text.indexOf(' ');
    return new Column(text.substring(0, space), text.substring(space + 1));
  }
}
