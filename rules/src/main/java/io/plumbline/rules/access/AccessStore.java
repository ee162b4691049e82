package io.plumbline.rules.access;

/** Where what is known of one user is kept. */
public interface AccessStore {
  /** The user; null if never seen. */
  UserState user();

  void put(UserState user);

  /** How the user reads the dataset of that key; null if it is not known that the user did. */
  DatasetState dataset(String key);

  void put(String key, DatasetState state);

  /**
   * Lets go of so many datasets: those that were not read for the longest. O(n log n).
   *
   * @return how many are left
   */
  int forget(int datasets);

  /** The denials of that name; null for none. */
  DenialBurst burst(String name);

  void put(String name, DenialBurst burst);
}
