package io.plumbline.rules.series;

import java.nio.ByteBuffer;

/**
 * How often values were about so large, at any time and at an hour of the day: two histograms whose
 * range follows from the first points. What lies outside is in the outermost bins, so that a series
 * that leaves its range for good is rare for a while and then never again; other views go with it.
 */
final class Rarity {
  private static final int LEARNING = 50;
  private static final int BINS = 64;
  private static final int HOURS = 24;
  private static final int HOUR_BINS = 16;

  /** Where counts are halved: the old counts for less, and a count fits into two bytes. */
  private static final int MOST = 60_000;

  /** Of the values: what no two bins tell apart, lest a constant's least change be rare. */
  private static final double GRAIN = 0.01;

  private static final double NEARLY = 0.5;
  private static final double UNSEEN = 0.25;

  /** An empty bin says as much among so many as among more. */
  private static final int ENOUGH = 500;

  private int count;
  private double from;
  private double to;
  private int total;
  private int lowest = BINS;
  private int highest = -1;
  private final int[] bins = new int[BINS];
  private final int[] hourTotals = new int[HOURS];
  private final char[] hourBins = new char[HOURS * HOUR_BINS];

  /**
   * -ln of the part of values that were about so large; 0 while the range is not known, and for
   * what lies beyond all that were.
   */
  double ofValue(double value) {
    if (count < LEARNING) {
      return 0;
    }
    int bin = bin(value, BINS);
    // Beyond all that was is for other views to say.
    if (bin < lowest || bin > highest) {
      return 0;
    }
    double near =
        bins[bin]
            + NEARLY * (bin > 0 ? bins[bin - 1] : 0)
            + NEARLY * (bin < BINS - 1 ? bins[bin + 1] : 0);
    return -Math.log((near + NEARLY) / (Math.min(ENOUGH, total) + 1));
  }

  /** -ln of the part of values at that hour that were so large; 0 while the range is not known. */
  double atHour(double value, int hour) {
    if (count < LEARNING) {
      return 0;
    }
    int seen = hourBins[hour * HOUR_BINS + bin(value, HOUR_BINS)];
    return -Math.log((seen + UNSEEN) / (hourTotals[hour] + HOUR_BINS * UNSEEN));
  }

  void learn(double value, int hour) {
    if (count < LEARNING) {
      from = count == 0 ? value : Math.min(from, value);
      to = count == 0 ? value : Math.max(to, value);
      count++;
      if (count == LEARNING) {
        double wide = (to > from ? to - from : BINS * GRAIN * Math.abs(to)) + Double.MIN_NORMAL;
        from -= wide / 2;
        to += wide / 2;
      }
      return;
    }
    int bin = bin(value, BINS);
    bins[bin]++;
    lowest = Math.min(lowest, bin);
    highest = Math.max(highest, bin);
    total++;
    if (total >= MOST) {
      total = halve(bins);
    }
    int cell = hour * HOUR_BINS + bin(value, HOUR_BINS);
    hourBins[cell]++;
    hourTotals[hour]++;
    if (hourTotals[hour] >= MOST) {
      hourTotals[hour] = halveHour(hour);
    }
  }

  /** The outermost bins have what lies beyond the range. */
  private int bin(double value, int count) {
    double place = (value - from) / (to - from) * (count - 2) + 1;
    return (int) Math.max(0, Math.min(count - 1, place));
  }

  /** Leaves no bin empty that was not: what was seen stays seen. */
  private static int halve(int[] counts) {
    int sum = 0;
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (counts[i] + 1) / 2;
      sum += counts[i];
    }
    return sum;
  }

  private int halveHour(int hour) {
    int sum = 0;
    for (int i = hour * HOUR_BINS; i < (hour + 1) * HOUR_BINS; i++) {
      hourBins[i] = (char) ((hourBins[i] + 1) / 2);
      sum += hourBins[i];
    }
    return sum;
  }

  void write(ByteBuffer out) {
    out.putInt(count).putDouble(from).putDouble(to);
    for (int bin : bins) {
      out.putChar((char) bin);
    }
    for (char bin : hourBins) {
      out.putChar(bin);
    }
  }

  void read(ByteBuffer in) {
    count = in.getInt();
    from = in.getDouble();
    to = in.getDouble();
    for (int i = 0; i < BINS; i++) {
      bins[i] = in.getChar();
      total += bins[i];
      if (bins[i] > 0) {
        lowest = Math.min(lowest, i);
        highest = i;
      }
    }
    for (int i = 0; i < hourBins.length; i++) {
      hourBins[i] = in.getChar();
      hourTotals[i / HOUR_BINS] += hourBins[i];
    }
  }
}
