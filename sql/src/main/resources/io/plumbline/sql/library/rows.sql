-- Rows that cannot be right. The names of columns are examples.

CREATE RULE rows_amount_positive ON shop.payments
  EXPECT EACH ROW (amount > 0)
  SEVERITY ERROR
  COMMENT 'A payment of nothing or less';

CREATE RULE rows_email_format ON shop.customers
  WHERE email IS NOT NULL
  EXPECT EACH ROW (REGEXP_LIKE(email, '^[^@ ]+@[^@ ]+[.][^@ ]+$')) MOSTLY 0.99
  SEVERITY WARN
  COMMENT 'More than 1 % of the e-mail addresses are malformed';

CREATE RULE rows_currency_known ON shop.payments
  EXPECT EACH ROW (currency IS NOT NULL AND currency IN ('CHF', 'EUR', 'GBP', 'USD'))
  SEVERITY ERROR
  ON VIOLATION ALERT, QUARANTINE
  COMMENT 'A currency that nobody knows';

CREATE RULE rows_shipped_after_order ON shop.orders
  EXPECT EACH ROW (shipped_at IS NULL OR shipped_at >= ordered_at)
  SEVERITY ERROR
  COMMENT 'Shipped before it was ordered';

CREATE RULE rows_country_code ON shop.customers
  EXPECT EACH ROW (CHAR_LENGTH(country) = 2 AND country = UPPER(country))
  SEVERITY WARN
  COMMENT 'Not an ISO 3166 code';
