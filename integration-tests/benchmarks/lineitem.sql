-- The workload of the benchmarks: 15 checks of TPC-H lineitem in one pass. The data keep all of them.

CREATE RULE lineitem_rows ON lineitem
  EXPECT (ROW_COUNT() > 0)
  SEVERITY ERROR;

CREATE RULE lineitem_orderkey_complete ON lineitem
  EXPECT (COMPLETENESS(orderkey) = 1)
  SEVERITY ERROR;

CREATE RULE lineitem_comment_complete ON lineitem
  EXPECT (COMPLETENESS(comment) > 0.9)
  SEVERITY ERROR;

CREATE RULE lineitem_shipdate_complete ON lineitem
  EXPECT (COMPLETENESS(shipdate) = 1)
  SEVERITY ERROR;

CREATE RULE lineitem_quantity_not_negative ON lineitem
  EXPECT EACH ROW (quantity >= 0)
  SEVERITY ERROR;

CREATE RULE lineitem_returnflag_known ON lineitem
  EXPECT EACH ROW (returnflag IN ('A', 'N', 'R'))
  SEVERITY ERROR;

CREATE RULE lineitem_discount_mean ON lineitem
  EXPECT (AVG(discount) BETWEEN 0.045 AND 0.055)
  SEVERITY ERROR;

CREATE RULE lineitem_discount_deviation ON lineitem
  EXPECT (STDDEV_POP(discount) BETWEEN 0.03 AND 0.033)
  SEVERITY ERROR;

CREATE RULE lineitem_price_range ON lineitem
  EXPECT (MIN(extendedprice) >= 900 AND MAX(extendedprice) <= 110000)
  SEVERITY ERROR;

CREATE RULE lineitem_quantity_total ON lineitem
  EXPECT (SUM(quantity) > 0)
  SEVERITY ERROR;

CREATE RULE lineitem_shipdate_is_date ON lineitem
  EXPECT EACH ROW (REGEXP_LIKE(shipdate, '^\d{4}-\d{2}-\d{2}$'))
  SEVERITY ERROR;

CREATE RULE lineitem_shipped_before_received ON lineitem
  EXPECT EACH ROW (shipdate <= receiptdate)
  SEVERITY ERROR;

CREATE RULE lineitem_price_follows_quantity ON lineitem
  EXPECT (CORR(quantity, extendedprice) > 0.8)
  SEVERITY ERROR;

CREATE RULE lineitem_parts ON lineitem
  EXPECT (APPROX_COUNT_DISTINCT(partkey) > 0)
  SEVERITY ERROR;

CREATE RULE lineitem_price_median ON lineitem
  EXPECT (APPROX_QUANTILE(extendedprice, 0.5) BETWEEN 30000 AND 40000)
  SEVERITY ERROR;
