package io.plumbline.rules.strategy;

import java.util.function.ToDoubleFunction;

/**
 * The minimum of a smooth function of numbers from 0 to 1, found downhill from a start: projected
 * gradient with spectral steps (Birgin, Martinez and Raydan 2000).
 */
final class UnitBoxMinimum {
  private static final int ROUNDS = 500;
  private static final double PROBE = 1e-6;
  private static final double LEAST_MOVE = 1e-9;
  private static final double ARMIJO = 1e-4;
  private static final double LONGEST_STEP = 1e10;
  private static final double SHORTEST_STEP = 1e-16;

  private UnitBoxMinimum() {}

  /** Where the minimum lies. Deterministic; about a thousand evaluations. */
  static double[] near(double[] start, ToDoubleFunction<double[]> function) {
    double[] at = start.clone();
    double height = function.applyAsDouble(at);
    double[] slope = slope(at, function);
    double size = largest(slope);
    if (size == 0) {
      return at;
    }
    double step = 0.1 / size;
    for (int round = 0; round < ROUNDS; round++) {
      double[] next = moved(at, slope, step);
      double nextHeight = function.applyAsDouble(next);
      double shrunk = step;
      while (nextHeight > height + ARMIJO * dot(slope, minus(next, at)) && shrunk > SHORTEST_STEP) {
        shrunk /= 2;
        next = moved(at, slope, shrunk);
        nextHeight = function.applyAsDouble(next);
      }
      double[] move = minus(next, at);
      if (largest(move) < LEAST_MOVE || nextHeight > height) {
        return at;
      }
      double[] nextSlope = slope(next, function);
      double curvature = dot(move, minus(nextSlope, slope));
      step = curvature > 0 ? Math.min(LONGEST_STEP, dot(move, move) / curvature) : shrunk * 4;
      at = next;
      height = nextHeight;
      slope = nextSlope;
    }
    return at;
  }

  private static double[] slope(double[] at, ToDoubleFunction<double[]> function) {
    double[] slope = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      double[] above = at.clone();
      double[] below = at.clone();
      above[i] = Math.min(1, at[i] + PROBE);
      below[i] = Math.max(0, at[i] - PROBE);
      slope[i] =
          (function.applyAsDouble(above) - function.applyAsDouble(below)) / (above[i] - below[i]);
    }
    return slope;
  }

  private static double[] moved(double[] at, double[] slope, double step) {
    double[] moved = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      moved[i] = Math.max(0, Math.min(1, at[i] - step * slope[i]));
    }
    return moved;
  }

  private static double[] minus(double[] left, double[] right) {
    double[] difference = new double[left.length];
    for (int i = 0; i < left.length; i++) {
      difference[i] = left[i] - right[i];
    }
    return difference;
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }

  private static double largest(double[] numbers) {
    double largest = 0;
    for (double number : numbers) {
      largest = Math.max(largest, Math.abs(number));
    }
    return largest;
  }
}
