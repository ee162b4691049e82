package io.plumbline.benchmarks.engine;

import java.util.function.Consumer;

/** What is measured under one name. */
@FunctionalInterface
interface Benchmark {
  /** Measures; every figure is told as soon as it is there. */
  void run(Consumer<Figure> figures) throws Exception;
}
