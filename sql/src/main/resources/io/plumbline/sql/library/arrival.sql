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

-- Complete before the markets open, on the days on which they do.
CREATE RULE arrival_by_cron ON dwh.positions
  EXPECT ARRIVAL BY CRON '30 6 * * MON-FRI' TIME ZONE 'America/New_York' ON CALENDAR US
  SEVERITY CRITICAL
  COMMENT 'The positions of the day are late';

-- A table that is built after another one.
CREATE RULE arrival_after_upstream ON dwh.payments
  EXPECT ARRIVAL WITHIN INTERVAL '2' HOUR OF UPSTREAM raw.payments
  SEVERITY ERROR
  COMMENT 'The payments came and were not loaded on';

-- Feeds of which nobody knows when they come, but for their history.
CREATE RULE arrival_learned ON LIKE 'raw.%'
  EXPECT ARRIVAL LEARNED TIME ZONE 'Europe/Paris'
  SEVERITY WARN
  COMMENT 'A feed is later than it usually is';
