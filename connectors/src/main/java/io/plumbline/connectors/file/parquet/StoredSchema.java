package io.plumbline.connectors.file.parquet;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;

/**
 * The columns of a footer's schema, which is a tree in depth-first order.
 *
 * @param warnings why other columns are left out
 */
record StoredSchema(List<StoredColumn> columns, List<String> warnings) {
  static StoredSchema of(List<SchemaElement> elements) {
    return new Walk(elements).schema();
  }

  private static final class Walk {
    private final List<SchemaElement> elements;
    private final List<StoredColumn> columns = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private int next;
    private int leaf;

    Walk(List<SchemaElement> elements) {
      this.elements = elements;
    }

    StoredSchema schema() {
      int children = elements.get(next++).getNum_children();
      for (int i = 0; i < children; i++) {
        var element = elements.get(next);
        int first = leaf;
        pass();
        add(element, first);
      }
      return new StoredSchema(columns, warnings);
    }

    /** Passes over an element and all below it. */
    private void pass() {
      int open = 1;
      while (open > 0) {
        int children = elements.get(next++).getNum_children();
        open += children - 1;
        if (children == 0) {
          leaf++;
        }
      }
    }

    private void add(SchemaElement element, int first) {
      var name = element.getName();
      var repetition = element.getRepetition_type();
      if (element.getNum_children() > 0 || repetition == FieldRepetitionType.REPEATED) {
        warnings.add("Cannot read column " + name + ": it is nested; rules can use flat columns");
        return;
      }
      var meaning = Meanings.of(element);
      if (meaning == null) {
        warnings.add(
            "Cannot read column %s: no kind fits its type %s"
                .formatted(name, Meanings.name(element)));
        return;
      }
      columns.add(
          new StoredColumn(
              name,
              first,
              element.getType(),
              element.getType_length(),
              repetition == FieldRepetitionType.OPTIONAL,
              meaning,
              Meanings.scale(element)));
    }
  }
}
