package io.plumbline.rules.volume;

import java.util.Map;

/**
 * What a fold says of one load.
 *
 * @param isLearning whether there is too little before it to judge it by
 * @param isAnomaly whether it is anomalous
 * @param view from which side
 * @param expected value, or null when not known
 * @param lower least value that is normal, or null
 * @param upper greatest value that is normal, or null
 * @param reason for people, without the name and value of what is judged
 */
public record LoadVerdict(
    boolean isLearning,
    boolean isAnomaly,
    View view,
    Double expected,
    Double lower,
    Double upper,
    String reason,
    Map<String, String> details) {
  /** Too early to judge. */
  static LoadVerdict learning(int seen, int needed) {
    return new LoadVerdict(
        true,
        false,
        View.DROP,
        null,
        null,
        null,
        "%d of %d loads seen".formatted(seen, needed),
        Map.of());
  }
}
