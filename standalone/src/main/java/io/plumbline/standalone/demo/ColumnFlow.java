package io.plumbline.standalone.demo;

/** A column of a job's output that comes from a column of one of its inputs. */
record ColumnFlow(String column, ShopTable from, String fromColumn) {}
