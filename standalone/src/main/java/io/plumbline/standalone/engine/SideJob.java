package io.plumbline.standalone.engine;

import java.util.function.BiConsumer;

/**
 * A job beside the pipeline, which may fail by itself.
 *
 * @param name tells it apart; also in names of folders, after every character but letters, digits,
 *     {@code -} and {@code _} was replaced
 * @param trouble told of its state and reason when it cannot be run
 */
public record SideJob(String name, Pipeline pipeline, BiConsumer<Trouble, String> trouble) {
  /** What is wrong with it. */
  public enum Trouble {
    /** It cannot even be defined: it is not tried again. */
    REJECTED,
    /** It fails and is tried again and again. */
    FAILED
  }
}
