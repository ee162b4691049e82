package io.plumbline.standalone.command;

/** How an answer is printed. */
enum Format {
  /** For people. */
  TABLE,
  /** For programs: the answer of the API as it is. */
  JSON
}
