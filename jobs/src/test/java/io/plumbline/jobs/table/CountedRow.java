package io.plumbline.jobs.table;

import java.lang.reflect.Proxy;
import java.util.List;
import org.apache.flink.table.data.RowData;

/** A row that remembers which of its fields were read. */
final class CountedRow {
  private CountedRow() {}

  static RowData of(RowData row, List<Integer> read) {
    return (RowData)
        Proxy.newProxyInstance(
            CountedRow.class.getClassLoader(),
            new Class<?>[] {RowData.class},
            (proxy, method, arguments) -> {
              if (method.getName().startsWith("get") && arguments != null) {
                read.add((Integer) arguments[0]);
              }
              return method.invoke(row, arguments);
            });
  }
}
