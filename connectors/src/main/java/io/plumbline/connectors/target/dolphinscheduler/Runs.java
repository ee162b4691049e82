package io.plumbline.connectors.target.dolphinscheduler;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Ids of runs as a fact: {@code 17,18}. */
final class Runs {
  /** The fact that names the runs that a decision is about. */
  static final String FACT = "runs";

  private static final Pattern IDS = Pattern.compile("\\d{1,18}");

  private Runs() {}

  static String text(Collection<Long> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** The ids that a fact names; what is no id is left out. */
  static Set<Long> of(String text) {
    var matcher = IDS.matcher(text);
    var ids = new LinkedHashSet<Long>();
    while (matcher.find()) {
      ids.add(Long.valueOf(matcher.group()));
    }
    return ids;
  }
}
