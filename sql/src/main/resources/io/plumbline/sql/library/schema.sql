-- Changes of schemas that break those who read the dataset.

CREATE RULE schema_stable ON LIKE '%'
  EXPECT SCHEMA NO DROP, NARROW, RENAME
  SEVERITY ERROR
  ON VIOLATION ALERT, BLOCK DOWNSTREAM
  COMMENT 'A column was dropped, renamed or made narrower';
