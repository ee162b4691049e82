package io.plumbline.rules;

/** SQL's three truth values. */
public enum Truth {
  TRUE,
  FALSE,
  UNKNOWN
}
