package io.plumbline.standalone.engine;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What the Flink cluster runs. */
@FunctionalInterface
public interface Pipeline {
  /** Adds the sources, operators and sinks; it is asked once for each attempt to start. */
  void define(StreamExecutionEnvironment environment);
}
