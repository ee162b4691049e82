CREATE TABLE source (
  cluster_id VARCHAR(200) NOT NULL PRIMARY KEY
);
CREATE TABLE log_position (
  topic VARCHAR(249) NOT NULL,
  part INTEGER NOT NULL,
  next_offset BIGINT NOT NULL,
  PRIMARY KEY (topic, part)
);
CREATE TABLE finding (
  tenant VARCHAR(200) NOT NULL,
  id VARCHAR(200) NOT NULL,
  dataset_hash VARCHAR(32) NOT NULL,
  name_hash VARCHAR(32) NOT NULL,
  rule_name VARCHAR(1000),
  verdict VARCHAR(20),
  fingerprint VARCHAR(200),
  at_millis BIGINT NOT NULL,
  body VARCHAR(1000000) NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX finding_at ON finding (tenant, at_millis, id);
CREATE INDEX finding_dataset ON finding (tenant, dataset_hash, at_millis);
CREATE INDEX finding_name ON finding (tenant, name_hash, at_millis);
CREATE INDEX finding_age ON finding (at_millis);
CREATE INDEX finding_fingerprint ON finding (tenant, fingerprint, at_millis);
CREATE TABLE metric (
  tenant VARCHAR(200) NOT NULL,
  id VARCHAR(200) NOT NULL,
  dataset_hash VARCHAR(32) NOT NULL,
  name_hash VARCHAR(32) NOT NULL,
  dataset_key VARCHAR(100000) NOT NULL,
  metric VARCHAR(1000) NOT NULL,
  scope VARCHAR(1000),
  at_millis BIGINT NOT NULL,
  measured DOUBLE PRECISION NOT NULL,
  code_version VARCHAR(1000),
  PRIMARY KEY (tenant, id)
);
CREATE INDEX metric_at ON metric (tenant, at_millis, id);
CREATE INDEX metric_dataset ON metric (tenant, dataset_hash, at_millis);
CREATE INDEX metric_name ON metric (tenant, name_hash, at_millis);
CREATE INDEX metric_age ON metric (at_millis);
CREATE TABLE incident (
  tenant VARCHAR(200) NOT NULL,
  id VARCHAR(200) NOT NULL,
  dataset_hash VARCHAR(32) NOT NULL,
  name_hash VARCHAR(32) NOT NULL,
  rule_name VARCHAR(1000),
  status VARCHAR(20) NOT NULL,
  transition_rank INTEGER NOT NULL,
  at_millis BIGINT NOT NULL,
  alert_id VARCHAR(200) NOT NULL,
  body VARCHAR(1000000) NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX incident_at ON incident (tenant, at_millis, id);
CREATE INDEX incident_dataset ON incident (tenant, dataset_hash, at_millis);
CREATE INDEX incident_name ON incident (tenant, name_hash, at_millis);
CREATE INDEX incident_age ON incident (at_millis);
CREATE TABLE alert (
  tenant VARCHAR(200) NOT NULL,
  id VARCHAR(200) NOT NULL,
  content VARCHAR(200) NOT NULL,
  part INTEGER NOT NULL,
  log_offset BIGINT NOT NULL,
  at_millis BIGINT NOT NULL,
  body VARCHAR(1000000) NOT NULL,
  PRIMARY KEY (tenant, id, content)
);
CREATE INDEX alert_log ON alert (tenant, part, log_offset);
CREATE INDEX alert_age ON alert (at_millis);
CREATE TABLE decision (
  tenant VARCHAR(200) NOT NULL,
  id VARCHAR(200) NOT NULL,
  dataset_hash VARCHAR(32) NOT NULL,
  name_hash VARCHAR(32) NOT NULL,
  incident_id VARCHAR(200),
  at_millis BIGINT NOT NULL,
  body VARCHAR(1000000) NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX decision_at ON decision (tenant, at_millis, id);
CREATE INDEX decision_dataset ON decision (tenant, dataset_hash, at_millis);
CREATE INDEX decision_name ON decision (tenant, name_hash, at_millis);
CREATE INDEX decision_age ON decision (at_millis);
CREATE INDEX decision_incident ON decision (tenant, incident_id);
CREATE TABLE outcome (
  tenant VARCHAR(200) NOT NULL,
  decision_id VARCHAR(200) NOT NULL,
  target VARCHAR(1000) NOT NULL,
  at_millis BIGINT NOT NULL,
  body VARCHAR(1000000) NOT NULL,
  PRIMARY KEY (tenant, decision_id, target)
);
CREATE INDEX outcome_age ON outcome (at_millis);
CREATE TABLE dead_letter (
  tenant VARCHAR(200) NOT NULL,
  id VARCHAR(200) NOT NULL,
  topic VARCHAR(249),
  part INTEGER NOT NULL,
  log_offset BIGINT NOT NULL,
  reason VARCHAR(1000),
  message VARCHAR(100000),
  at_millis BIGINT NOT NULL,
  raw TEXT NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX dead_letter_at ON dead_letter (tenant, at_millis, id);
CREATE INDEX dead_letter_age ON dead_letter (at_millis);
CREATE TABLE rule_version (
  tenant VARCHAR(200) NOT NULL,
  name VARCHAR(1000) NOT NULL,
  version INTEGER NOT NULL,
  text VARCHAR(1000000) NOT NULL,
  dropped BOOLEAN NOT NULL,
  by_whom VARCHAR(1000),
  at_millis BIGINT NOT NULL,
  PRIMARY KEY (tenant, name, version)
);
CREATE TABLE command (
  tenant VARCHAR(200) NOT NULL,
  id VARCHAR(200) NOT NULL,
  by_whom VARCHAR(1000),
  kind VARCHAR(1000),
  subject VARCHAR(1000),
  detail VARCHAR(1000000),
  at_millis BIGINT NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX command_age ON command (at_millis);
