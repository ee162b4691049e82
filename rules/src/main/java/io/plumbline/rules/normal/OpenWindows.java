package io.plumbline.rules.normal;

import java.util.ArrayList;
import java.util.List;

/** The windows of one series that are open, and what is learned from each when it closes. */
final class OpenWindows {
  /** One that rows are counted in, and one before it that rows may still come to. */
  private static final int MOST_OPEN = 2;

  private UsualCourse course;
  private final List<OpenCourse> open;

  /**
   * @param basis what the series is learned by now: another one begins anew
   */
  OpenWindows(NormalState state, String basis) {
    boolean isSame = state.volume().basis().isEmpty() || state.volume().basis().equals(basis);
    course = state.course() == null || !isSame ? UsualCourse.unknown() : state.course();
    open = new ArrayList<>(isSame ? state.open() : List.of());
  }

  UsualCourse course() {
    return course;
  }

  List<OpenCourse> open() {
    return List.copyOf(open);
  }

  /** A window is complete; one that is anomalous teaches nothing. */
  void close(long startMillis, double total, boolean isOrdinary) {
    for (var window : open) {
      if (window.startMillis() == startMillis && isOrdinary) {
        course = course.learn(window, total);
      }
    }
    open.removeIf(window -> window.startMillis() <= startMillis);
  }

  OpenCourse of(long startMillis) {
    return open.stream()
        .filter(window -> window.startMillis() == startMillis)
        .findFirst()
        .orElseGet(() -> OpenCourse.begin(startMillis));
  }

  void put(OpenCourse window) {
    open.removeIf(other -> other.startMillis() == window.startMillis());
    open.add(window);
    if (open.size() > MOST_OPEN) {
      open.remove(0);
    }
  }
}
