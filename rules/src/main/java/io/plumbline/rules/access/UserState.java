package io.plumbline.rules.access;

/**
 * What is known of a user as a whole.
 *
 * @param sinceMillis event time of the user's first access
 * @param datasets how many datasets the store holds for the user
 */
public record UserState(long sinceMillis, int datasets) {
  UserState seen(long atMillis) {
    return atMillis < sinceMillis ? new UserState(atMillis, datasets) : this;
  }

  UserState holding(int others) {
    return new UserState(sinceMillis, others);
  }
}
