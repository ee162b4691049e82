package io.plumbline.server.ingest;

import io.plumbline.model.Column;
import io.plumbline.model.DatasetId;
import java.util.List;

/**
 * Rows of a dataset as one call posted them.
 *
 * @param runId the run that wrote the rows, or null
 * @param atMillis when the rows were made, or null when the caller did not tell
 * @param rows each a JSON object as sent
 */
record SamplePost(
    DatasetId dataset, String runId, Long atMillis, List<Column> columns, List<byte[]> rows) {}
