package io.plumbline.standalone.backtest;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;
import java.util.function.Consumer;

/** A CSV file whose first line names its columns; every problem tells file, line and remedy. */
final class HistoryFile {
  private final Path path;

  HistoryFile(Path path) {
    this.path = path;
  }

  /**
   * Gives each row to a reader.
   *
   * @throws BadHistoryException if the file cannot be read, lacks a column or has a bad value
   */
  void read(List<String> columns, Consumer<NamedCsvRecord> reader) {
    long line = 1;
    try (var rows = CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(path)) {
      for (var row : rows) {
        if (line == 1) {
          requireColumns(row, columns);
        }
        line = row.getStartingLineNumber();
        reader.accept(row);
      }
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw new BadHistoryException(
          "Cannot read " + path + " after line " + line + ": " + reason(e));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new BadHistoryException(path + " line " + line + ": " + e.getMessage());
    }
  }

  private void requireColumns(NamedCsvRecord row, List<String> columns) {
    var missing = columns.stream().filter(name -> !row.getHeader().contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new BadHistoryException(
          "%s has no column %s: its first line must name %s"
              .formatted(path, String.join(", ", missing), String.join(", ", columns)));
    }
  }

  private static String reason(Exception failure) {
    return failure instanceof NoSuchFileException
        ? "there is no such file"
        : String.valueOf(failure.getMessage());
  }
}
