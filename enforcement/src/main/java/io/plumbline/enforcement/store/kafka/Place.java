package io.plumbline.enforcement.store.kafka;

import io.plumbline.enforcement.store.StoreRefusedException;
import java.util.regex.Pattern;

/**
 * How far a listing has come.
 *
 * @param millis records from this time on come next
 */
record Place(int partition, long millis) {
  /** Records without a time come next. */
  static final long BEFORE_ALL = -1;

  /** None come. */
  static final long AFTER_ALL = Long.MAX_VALUE;

  private static final Pattern TEXT = Pattern.compile("(\\d{1,9}):(-?\\d{1,18})");

  static Place of(String cursor) throws StoreRefusedException {
    if (cursor.isEmpty()) {
      return new Place(0, BEFORE_ALL);
    }
    var parts = TEXT.matcher(cursor);
    if (!parts.matches()) {
      throw new StoreRefusedException("Cannot read cursor: " + cursor, null);
    }
    return new Place(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)));
  }

  String text() {
    return partition + ":" + millis;
  }
}
