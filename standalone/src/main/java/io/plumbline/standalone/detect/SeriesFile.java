package io.plumbline.standalone.detect;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/** A CSV file with the columns {@code timestamp} and {@code value}, in rows of any number. */
final class SeriesFile {
  private static final String TIMESTAMP = "timestamp";
  private static final String VALUE = "value";

  /** What is written beside each row. */
  record Score(double score, boolean anomaly) {}

  /** Scores one row, in the light of those before it. */
  @FunctionalInterface
  interface Scorer {
    Score score(SeriesRow row);
  }

  private SeriesFile() {}

  /**
   * Writes each row of one file with its score into another, which appears when it is whole.
   *
   * @return how many rows there are
   * @throws UnreadableSeriesException if the file is no series
   * @throws IOException if the other cannot be written
   */
  static long score(Path from, Path to, Scorer scorer)
      throws IOException, UnreadableSeriesException {
    Files.createDirectories(to.getParent());
    var part = Files.createTempFile(to.getParent(), ".", ".part");
    try {
      long rows;
      try (var writer = CsvWriter.builder().build(part)) {
        writer.writeRecord(TIMESTAMP, VALUE, "anomaly_score", "anomaly");
        rows = read(from, writer, scorer);
      }
      Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
      return rows;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static long read(Path from, CsvWriter writer, Scorer scorer)
      throws UnreadableSeriesException {
    long line = 0;
    long rows = 0;
    try (var reader = CsvReader.builder().detectBomHeader(true).ofCsvRecord(from)) {
      var records = reader.iterator();
      if (!records.hasNext()) {
        throw new UnreadableSeriesException(
            0, "it is empty: write a first line 'timestamp,value' and a row for each point");
      }
      var header = header(records.next());
      while (records.hasNext()) {
        var record = records.next();
        line = record.getStartingLineNumber();
        if (record.getFieldCount() <= Math.max(header.timestamp(), header.value())) {
          throw new UnreadableSeriesException(
              line,
              "it has "
                  + record.getFieldCount()
                  + " of the "
                  + header.count()
                  + " columns of the first line: write every one, if need be empty");
        }
        var row =
            SeriesRow.of(
                line, record.getField(header.timestamp()), record.getField(header.value()));
        var score = scorer.score(row);
        writer.writeRecord(
            row.timestamp(), row.text(), decimal(score.score()), score.anomaly() ? "1" : "0");
        rows++;
      }
      return rows;
    } catch (CsvParseException e) {
      throw new UnreadableSeriesException(
          line + 1, "a quoted field does not end: close it, or double quotes within it");
    } catch (IOException e) {
      throw new UnreadableSeriesException(0, reason(e));
    } catch (UncheckedIOException e) {
      throw new UnreadableSeriesException(line + 1, reason(e.getCause()));
    }
  }

  private static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file";
    }
    return failure instanceof CharacterCodingException
        ? "it is not UTF-8: save it so"
        : "it cannot be read: " + failure.getMessage();
  }

  /** Six decimals, without the cost of a formatter for each of millions of rows. */
  private static String decimal(double score) {
    return Double.toString(Math.rint(score * 1e6) / 1e6);
  }

  private record Header(int timestamp, int value, int count) {}

  private static Header header(CsvRecord first) throws UnreadableSeriesException {
    var names = first.getFields().stream().map(SeriesFile::key).toList();
    int timestamp = names.indexOf(TIMESTAMP);
    int value = names.indexOf(VALUE);
    if (timestamp < 0 || value < 0) {
      throw new UnreadableSeriesException(
          1,
          "it does not name the columns timestamp and value but "
              + found(names)
              + ": write a first line such as 'timestamp,value'");
    }
    return new Header(timestamp, value, names.size());
  }

  private static String found(List<String> names) {
    var text = String.join(", ", names);
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
