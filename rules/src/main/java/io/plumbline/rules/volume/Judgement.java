package io.plumbline.rules.volume;

/**
 * What one load is against all before it.
 *
 * @param score how far it is towards an alarm: 1 and more is one; 0 while learning
 * @param view which view fired, or came nearest
 * @param expected value; {@code lower} and {@code upper} bound what raises no alarm of its own
 * @param pValue probability of a value as extreme in an ordinary load, from 0 to 1
 * @param season factor that time of day and weekday bring
 * @param month factor that the day of the month brings
 * @param holiday factor that the holiday brings; 1 on other days
 * @param missing how many loads are needed before any is judged; 0 once it is
 */
public record Judgement(
    double score,
    View view,
    double expected,
    double lower,
    double upper,
    double pValue,
    double season,
    double month,
    double holiday,
    int missing) {
  /** Whether it is anomalous. */
  public boolean isAnomaly() {
    return score >= 1;
  }

  public boolean isLearning() {
    return missing > 0;
  }
}
