-- Datasets that must be there in time.

-- Complete each morning before people read it.
CREATE RULE arrival_by_morning ON dwh.orders
  EXPECT ARRIVAL BY TIME '08:00' TIME ZONE 'Europe/Paris' GRACE INTERVAL '15' MINUTE
  SEVERITY CRITICAL
  COMMENT 'The daily load is late';

-- A feed that must not fall silent.
CREATE RULE arrival_hourly ON raw.events
  EXPECT ARRIVAL EVERY INTERVAL '1' HOUR GRACE INTERVAL '10' MINUTE
  SEVERITY ERROR
  COMMENT 'No load for more than an hour';
