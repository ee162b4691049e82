package io.plumbline.rules.arrival;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The times of a crontab's five fields. They are computed without a zone: what a change to daylight
 * saving means is decided in one place, {@link Deadlines}, for all clocks.
 */
public final class CronTimes implements LocalTimes {
  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  /** Reading one costs more than a detector's step, and there are few. */
  private static final int MOST_KNOWN = 1_000;

  private static final Map<String, CronTimes> KNOWN = new ConcurrentHashMap<>();

  private final ExecutionTime times;

  private CronTimes(ExecutionTime times) {
    this.times = times;
  }

  /**
   * Reads five fields.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  public static CronTimes of(String cron) {
    var known = KNOWN.get(cron);
    if (known != null) {
      return known;
    }
    var read = new CronTimes(ExecutionTime.forCron(PARSER.parse(cron).validate()));
    if (KNOWN.size() < MOST_KNOWN) {
      KNOWN.put(cron, read);
    }
    return read;
  }

  @Override
  public Optional<LocalDateTime> after(LocalDateTime time) {
    return times.nextExecution(time.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
  }

  @Override
  public Optional<LocalDateTime> before(LocalDateTime time) {
    return times.lastExecution(time.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
  }
}
