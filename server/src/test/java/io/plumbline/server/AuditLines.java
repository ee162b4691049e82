package io.plumbline.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** Keeps what goes to the audit log, laid out as the log lays it out. */
final class AuditLines extends AbstractAppender implements AutoCloseable {

  private static final String LOGGER = "plumbline.audit";

  private final List<String> lines = new CopyOnWriteArrayList<>();

  private AuditLines() {
    super(
        "audit-lines",
        null,
        PatternLayout.newBuilder().withPattern("%m%n").build(),
        false,
        Property.EMPTY_ARRAY);
  }

  static AuditLines attach() {
    var audit = new AuditLines();
    audit.start();
    var context = (LoggerContext) LogManager.getContext(false);
    var logger = new LoggerConfig(LOGGER, Level.INFO, false);
    logger.addAppender(audit, null, null);
    context.getConfiguration().addLogger(LOGGER, logger);
    context.updateLoggers();
    return audit;
  }

  @Override
  public void append(LogEvent event) {
    lines.add(new String(getLayout().toByteArray(event), StandardCharsets.UTF_8));
  }

  /** Everything so far, as it stands in the file. */
  String text() {
    return String.join("", lines);
  }

  /** The last line. */
  JsonNode last() throws Exception {
    return Json.mapper().readTree(lines.get(lines.size() - 1));
  }

  int size() {
    return lines.size();
  }

  @Override
  public void close() {
    var context = (LoggerContext) LogManager.getContext(false);
    context.getConfiguration().removeLogger(LOGGER);
    context.updateLoggers();
    stop();
  }
}
