package io.plumbline.rules.strategy;

/**
 * Triple exponential smoothing of a history, additive in trend and season (Holt 1957, Winters
 * 1960).
 */
final class Smoothing {
  private static final double[] START = {0.3, 0.1, 0.1};

  private final int period;

  /** By time modulo period, the newest of each. */
  private final double[] season;

  private final double[] residuals;
  private final int length;
  private double level;
  private double trend;

  private Smoothing(double[] history, int period, double[] weights) {
    this.period = period;
    this.length = history.length;
    this.season = new double[period];
    this.residuals = new double[length];
    start(history);
    for (int t = 0; t < length; t++) {
      residuals[t] = history[t] - (level + trend + season[t % period]);
      step(history[t], t, weights);
    }
  }

  private void start(double[] history) {
    double first = 0;
    double second = 0;
    for (int i = 0; i < period; i++) {
      first += history[i];
      second += history[period + i];
    }
    level = first / period;
    trend = (second - first) / ((double) period * period);
    for (int i = 0; i < period; i++) {
      season[i] = history[i] - level;
    }
  }

  private void step(double value, int t, double[] weights) {
    int slot = t % period;
    double expectedLevel = level + trend;
    double nextLevel = weights[0] * (value - season[slot]) + (1 - weights[0]) * expectedLevel;
    trend = weights[1] * (nextLevel - level) + (1 - weights[1]) * trend;
    season[slot] = weights[2] * (value - expectedLevel) + (1 - weights[2]) * season[slot];
    level = nextLevel;
  }

  /** The smoothing whose squared residuals have the least sum, near Deequ's start. */
  static Smoothing fit(double[] history, int period) {
    double[] weights =
        UnitBoxMinimum.near(
            START, candidate -> new Smoothing(history, period, candidate).squaredResiduals());
    return new Smoothing(history, period, weights);
  }

  private double squaredResiduals() {
    double sum = 0;
    for (double residual : residuals) {
      sum += residual * residual;
    }
    return sum;
  }

  double deviationOfAbsoluteResiduals() {
    double mean = 0;
    for (double residual : residuals) {
      mean += Math.abs(residual) / length;
    }
    double squares = 0;
    for (double residual : residuals) {
      double delta = Math.abs(residual) - mean;
      squares += delta * delta;
    }
    return Math.sqrt(squares / (length - 1));
  }

  /** The next values, as far ahead as is asked for. */
  double[] forecast(int points) {
    double[] forecast = new double[points];
    for (int h = 0; h < points; h++) {
      forecast[h] = level + (h + 1) * trend + season[(length + h) % period];
    }
    return forecast;
  }
}
