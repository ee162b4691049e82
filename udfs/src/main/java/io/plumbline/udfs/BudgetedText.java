package io.plumbline.udfs;

/** A text whose characters can be read so many times only, which bounds a backtracking matcher. */
final class BudgetedText implements CharSequence {
  private static final int STEPS = 100_000;
  private static final int STEPS_A_CHARACTER = 20;

  /** The budget is spent. */
  static final class Spent extends RuntimeException {
    private Spent() {
      super("The budget of steps is spent", null, false, false);
    }
  }

  private final String text;
  private long left;

  BudgetedText(String text) {
    this.text = text;
    this.left = STEPS + (long) STEPS_A_CHARACTER * text.length();
  }

  @Override
  public char charAt(int index) {
    if (--left < 0) {
      throw new Spent();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
