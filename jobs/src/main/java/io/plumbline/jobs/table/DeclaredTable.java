package io.plumbline.jobs.table;

import io.plumbline.model.DatasetId;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.data.RowData;

/**
 * The rows of a declared table.
 *
 * @param columns what of them rules can read
 * @param undecoded where a row says that it is a record which could not be decoded; null if the
 *     source gives no such rows
 * @param isBounded whether they end
 */
public record DeclaredTable(
    DatasetId dataset,
    RowDataColumns columns,
    UndecodedColumns undecoded,
    DataStream<RowData> rows,
    boolean isBounded) {}
