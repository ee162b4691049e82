package io.plumbline.jobs.table.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.model.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.connector.format.DecodingFormat;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.DeserializationFormatFactory;
import org.apache.flink.table.factories.DynamicTableFactory;
import org.apache.flink.table.factories.FactoryUtil;

/** Makes {@link GuardedFormat}. Found by Flink; users never name it, {@link #guard} does. */
public final class GuardedFormatFactory implements DeserializationFormatFactory {
  private static final String IDENTIFIER = "plumbline-guarded";

  private static final ConfigOption<String> FORMAT =
      ConfigOptions.key("format").stringType().noDefaultValue();

  // The options of the guarded format as one text: Flink wants to know the name of every option
  // beforehand, and those of other formats are not known here.
  private static final ConfigOption<String> OPTIONS =
      ConfigOptions.key("options").stringType().noDefaultValue();

  /** Options of a table; those of a table over Kafka have its format of values guarded. */
  public static Map<String, String> guard(Map<String, String> table) {
    if (!"kafka".equals(table.get(FactoryUtil.CONNECTOR.key()))) {
      return table;
    }
    var isOfValue = table.containsKey("value.format");
    var key = isOfValue ? "value.format" : "format";
    var format = table.get(key);
    if (format == null) {
      return table;
    }
    var prefix = (isOfValue ? "value." : "") + format + ".";
    var guarded = new HashMap<>(table);
    var own = new HashMap<String, String>();
    table.forEach(
        (option, value) -> {
          if (option.startsWith(prefix)) {
            own.put(option.substring(prefix.length()), value);
            guarded.remove(option);
          }
        });
    var guardedPrefix = (isOfValue ? "value." : "") + IDENTIFIER + ".";
    guarded.put(key, IDENTIFIER);
    guarded.put(guardedPrefix + FORMAT.key(), format);
    guarded.put(guardedPrefix + OPTIONS.key(), Json.write(own));
    return guarded;
  }

  @Override
  public String factoryIdentifier() {
    return IDENTIFIER;
  }

  @Override
  public Set<ConfigOption<?>> requiredOptions() {
    return Set.of(FORMAT, OPTIONS);
  }

  @Override
  public Set<ConfigOption<?>> optionalOptions() {
    return Set.of();
  }

  @Override
  public DecodingFormat<DeserializationSchema<RowData>> createDecodingFormat(
      DynamicTableFactory.Context context, ReadableConfig config) {
    var factory =
        FactoryUtil.discoverFactory(
            context.getClassLoader(), DeserializationFormatFactory.class, config.get(FORMAT));
    var options = options(config.get(OPTIONS));
    validate(factory, options);
    return new GuardedFormat(factory.createDecodingFormat(context, Configuration.fromMap(options)));
  }

  private static Map<String, String> options(String text) {
    try {
      return Json.mapper().readValue(text, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new ValidationException("Cannot read the options of a format", e);
    }
  }

  private static void validate(DeserializationFormatFactory factory, Map<String, String> options) {
    FactoryUtil.validateFactoryOptions(factory, Configuration.fromMap(options));
    var known = new HashSet<String>();
    factory.requiredOptions().forEach(option -> known.add(option.key()));
    factory.optionalOptions().forEach(option -> known.add(option.key()));
    var unknown = new HashSet<>(options.keySet());
    // An option that is a map is written as one option for each of its keys.
    unknown.removeIf(
        option ->
            known.contains(option)
                || known.stream().anyMatch(name -> option.startsWith(name + ".")));
    if (!unknown.isEmpty()) {
      throw new ValidationException(
          "Cannot use the options %s of format '%s': it has %s"
              .formatted(unknown, factory.factoryIdentifier(), known));
    }
  }
}
