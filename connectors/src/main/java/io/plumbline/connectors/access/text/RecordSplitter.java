package io.plumbline.connectors.access.text;

import java.util.function.Consumer;

/**
 * Cuts the text of a log into records, whatever pieces it comes in. Holds no more than one record;
 * of a longer one it gives the first {@link io.plumbline.connectors.access.AccessLimits#RECORD}
 * characters and passes over the rest.
 */
public interface RecordSplitter {
  /** Takes the next piece of the text and gives the records that it ends. */
  void split(CharSequence piece, Consumer<String> records);

  /** Gives what is left; the splitter is new again. */
  void end(Consumer<String> records);
}
