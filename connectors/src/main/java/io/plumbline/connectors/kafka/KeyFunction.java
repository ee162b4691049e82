package io.plumbline.connectors.kafka;

import java.io.Serializable;

/** Reads a text off a value, such as its record key; travels with the job. */
@FunctionalInterface
public interface KeyFunction<T> extends Serializable {
  /** The text, or null for none. */
  String of(T value);
}
