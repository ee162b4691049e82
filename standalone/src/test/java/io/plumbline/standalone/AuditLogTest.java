package io.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.standalone.command.UpCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.RollingFileAppender;
import org.apache.logging.log4j.core.appender.rolling.CompositeTriggeringPolicy;
import org.apache.logging.log4j.core.appender.rolling.DefaultRolloverStrategy;
import org.apache.logging.log4j.core.appender.rolling.SizeBasedTriggeringPolicy;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the logging of an engine puts what was allowed and what was not. */
class AuditLogTest {
  @TempDir Path folder;
  private LoggerContext context;

  @BeforeEach
  void start() throws Exception {
    System.setProperty(UpCommand.LOGS, folder.toString());
    var config = getClass().getResource("/log4j2.xml").toURI();
    context = Configurator.initialize("audit-log-test", null, config);
  }

  @AfterEach
  void stop() {
    context.stop();
    System.clearProperty(UpCommand.LOGS);
  }

  @Test
  void linesOfTheAuditGoToAFileOfTheirOwnThatItsOwnerAloneReads() throws Exception {
    context.getLogger("plumbline.audit").info("{}", "{\"allowed\":false,\"name\":\"${java:os}\"}");
    context.getLogger("io.plumbline.Else").info("else");

    var audit = folder.resolve("audit.log");
    assertThat(audit).hasContent("{\"allowed\":false,\"name\":\"${java:os}\"}");
    assertThat(Files.getPosixFilePermissions(audit))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(folder.resolve("plumbline.log")).content().contains("else").doesNotContain("os");
  }

  @Test
  void auditLogIsBounded() {
    RollingFileAppender audit = context.getConfiguration().getAppender("audit");
    CompositeTriggeringPolicy policies = audit.getTriggeringPolicy();
    var size = (SizeBasedTriggeringPolicy) policies.getTriggeringPolicies()[0];
    var strategy = (DefaultRolloverStrategy) audit.getManager().getRolloverStrategy();
    assertThat(size.getMaxFileSize() * (strategy.getMaxIndex() + 1L)).isEqualTo(1_020L << 20);
  }

  @Test
  void rangerAndHadoopAreQuiet() {
    for (var name : new String[] {"org.apache.ranger.plugin.X", "org.apache.hadoop.conf.Y"}) {
      assertThat(context.getLogger(name).isWarnEnabled()).as(name).isFalse();
      assertThat(context.getLogger(name).isErrorEnabled()).as(name).isTrue();
    }
  }
}
