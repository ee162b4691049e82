package io.plumbline.enforcement.retention;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** The tables of {@link RetentionMemory}. */
final class RetentionSchema {
  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS clock (
            id INTEGER PRIMARY KEY,
            believed_millis BIGINT NOT NULL)
          """,
          """
          CREATE TABLE IF NOT EXISTS subject (
            subject VARCHAR PRIMARY KEY,
            policy VARCHAR NOT NULL,
            version INTEGER NOT NULL)
          """,
          """
          CREATE TABLE IF NOT EXISTS scan (
            subject VARCHAR PRIMARY KEY,
            scan_id VARCHAR NOT NULL,
            started_millis BIGINT NOT NULL,
            cursor_text VARCHAR NOT NULL,
            is_partial BOOLEAN NOT NULL)
          """,
          """
          CREATE TABLE IF NOT EXISTS resource (
            subject VARCHAR NOT NULL,
            resource_id VARCHAR NOT NULL,
            version VARCHAR NOT NULL,
            basis_millis BIGINT,
            bytes BIGINT NOT NULL,
            location VARCHAR NOT NULL,
            shared_with VARCHAR NOT NULL,
            scan_id VARCHAR NOT NULL,
            seen_version VARCHAR,
            first_millis BIGINT,
            scans INTEGER DEFAULT 0 NOT NULL,
            PRIMARY KEY (subject, resource_id))
          """,
          """
          CREATE TABLE IF NOT EXISTS act (
            act_id VARCHAR PRIMARY KEY,
            policy VARCHAR NOT NULL,
            dataset VARCHAR NOT NULL,
            state VARCHAR NOT NULL,
            at_millis BIGINT NOT NULL,
            taken_millis BIGINT NOT NULL,
            bytes BIGINT NOT NULL,
            act VARCHAR NOT NULL)
          """,
          """
          ALTER TABLE act ADD COLUMN IF NOT EXISTS tries INTEGER DEFAULT 0 NOT NULL
          """,
          """
          CREATE TABLE IF NOT EXISTS plan (
            subject VARCHAR PRIMARY KEY,
            fingerprint VARCHAR NOT NULL,
            decision VARCHAR,
            is_published BOOLEAN NOT NULL)
          """,
          """
          CREATE TABLE IF NOT EXISTS planned (
            decision_id VARCHAR NOT NULL,
            ordinal INTEGER NOT NULL,
            at_millis BIGINT NOT NULL,
            act VARCHAR NOT NULL,
            PRIMARY KEY (decision_id, ordinal))
          """,
          """
          CREATE INDEX IF NOT EXISTS act_of_policy ON act (policy, dataset, state, at_millis)
          """);

  private RetentionSchema() {}

  static void lay(Handle handle) {
    TABLES.forEach(handle::execute);
  }
}
