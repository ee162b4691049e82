-- Loads whose size is not normal for their dataset.

-- A load that lost rows. ON LIKE '%' judges every dataset: narrow it to what matters to you.
CREATE RULE volume_drop ON LIKE '%'
  EXPECT NORMAL ROW_COUNT() DIRECTION DROP
  SEVERITY ERROR
  COMMENT 'Far fewer rows than the history of the dataset at this hour of the week';

-- A load that got rows twice.
CREATE RULE volume_spike ON LIKE '%'
  EXPECT NORMAL ROW_COUNT() DIRECTION SPIKE
  SEVERITY WARN
  COMMENT 'Far more rows than the history of the dataset at this hour of the week';

-- A load with nothing in it.
CREATE RULE volume_not_empty ON LIKE '%'
  EXPECT (ROW_COUNT() > 0)
  SEVERITY ERROR
  COMMENT 'A run or batch without a row';
