package shop;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.upper;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * A user's batch job: reads orders from CSV, cleans them and writes them as Parquet. Each argument
 * after the two directories is one load: {@code full}, {@code truncated} (a tenth of the input) or
 * {@code retyped} (amount as a whole number).
 */
public final class LoadOrders {
  private LoadOrders() {}

  public static void main(String[] args) {
    var input = args[0];
    var output = args[1];
    try (var spark = SparkSession.builder().appName("load_orders").getOrCreate()) {
      for (var load : List.of(args).subList(2, args.length)) {
        run(spark, input, output, load);
      }
    }
  }

  private static void run(SparkSession spark, String input, String output, String load) {
    Dataset<Row> orders =
        spark
            .read()
            .option("header", true)
            .schema("id BIGINT, email STRING, amount DOUBLE")
            .csv(input)
            .filter(col("amount").isNotNull())
            .withColumn("email", upper(col("email")));
    var shaped =
        switch (load) {
          case "truncated" -> orders.filter(col("id").mod(10).equalTo(0));
          case "retyped" -> orders.withColumn("amount", col("amount").cast("INT"));
          default -> orders;
        };
    shaped.write().mode(SaveMode.Overwrite).parquet(output);
  }
}
