package io.plumbline.benchmarks.engine;

import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.factories.DynamicTableSourceFactory;
import org.apache.flink.table.factories.FactoryUtil;

/** Makes tables of {@link HotRows}: rows that cost next to nothing to make. */
public final class HotTableFactory implements DynamicTableSourceFactory {
  private static final ConfigOption<Long> ROWS =
      ConfigOptions.key("rows").longType().noDefaultValue();
  private static final ConfigOption<Long> SEGMENTS =
      ConfigOptions.key("segments").longType().defaultValue(1L);

  /** A table that ends. */
  static String table(long rows, long segments) {
    return """
        CREATE TABLE hot (id BIGINT, `at` TIMESTAMP(3), amount DOUBLE, quantity INT,
          status STRING, email STRING, segment STRING)
        WITH ('connector' = 'hot-rows', 'rows' = '%d', 'segments' = '%d')
        """
        .formatted(rows, segments);
  }

  @Override
  public String factoryIdentifier() {
    return "hot-rows";
  }

  @Override
  public Set<ConfigOption<?>> requiredOptions() {
    return Set.of(ROWS);
  }

  @Override
  public Set<ConfigOption<?>> optionalOptions() {
    return Set.of(SEGMENTS);
  }

  @Override
  public DynamicTableSource createDynamicTableSource(Context context) {
    var options = FactoryUtil.createTableFactoryHelper(this, context).getOptions();
    return new HotTable(
        new HotRows(options.get(ROWS), options.get(SEGMENTS)), context.getPhysicalRowDataType());
  }
}
