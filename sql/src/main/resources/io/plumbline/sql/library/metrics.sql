-- Batches that are wrong as a whole. The names of columns are examples.

CREATE RULE metrics_key_complete ON shop.orders
  EXPECT (NULL_COUNT(order_id) = 0)
  SEVERITY CRITICAL
  ON VIOLATION ALERT, BLOCK DOWNSTREAM
  COMMENT 'An order without an id';

CREATE RULE metrics_email_complete ON shop.customers
  EXPECT (COMPLETENESS(email) >= 0.95)
  SEVERITY ERROR
  COMMENT 'More than 5 % of the e-mail addresses are missing';

CREATE RULE metrics_amount_range ON shop.payments
  EXPECT (MIN(amount) >= 0 AND AVG(amount) BETWEEN 5 AND 500)
  SEVERITY WARN
  COMMENT 'The amounts are not of the usual size';

CREATE RULE metrics_stream_alive ON kafka.clicks
  OVER TUMBLE(INTERVAL '5' MINUTE)
  EXPECT (ROW_COUNT() >= 1)
  SEVERITY ERROR
  COMMENT 'No click for five minutes';
