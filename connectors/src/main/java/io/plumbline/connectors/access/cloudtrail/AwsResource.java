package io.plumbline.connectors.access.cloudtrail;

import static io.plumbline.connectors.access.text.JsonRecord.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.connectors.access.AccessSource;
import io.plumbline.connectors.access.text.DatasetPath;
import io.plumbline.model.CanonicalNames;
import io.plumbline.model.DatasetId;
import java.util.List;

/**
 * What a call is about: {@code bucket/key} for S3, {@code database.table} for Glue and Lake
 * Formation, the table of DynamoDB, else the ARN of the first resource that the event lists.
 *
 * @param name null if the event names nothing
 */
record AwsResource(String name, List<DatasetId> datasets) {

  static AwsResource of(AccessSource source, JsonNode event) {
    var request = event.path("requestParameters");
    var bucket = text(request, "bucketName");
    if (bucket != null) {
      return ofObject(source, bucket, text(request, "key"));
    }
    var table = firstOf(request, "tableName", "table");
    var service = String.valueOf(text(event, "eventSource"));
    if (service.startsWith("glue.") || service.startsWith("lakeformation.")) {
      var own = table == null ? text(request, "name") : table;
      var database = text(request, "databaseName");
      var both = database == null ? own : own == null ? database : database + "." + own;
      return new AwsResource(
          both == null ? arn(event) : both,
          database == null || own == null ? List.of() : source.dataset(both));
    }
    return new AwsResource(table == null ? arn(event) : table, List.of());
  }

  private static AwsResource ofObject(AccessSource source, String bucket, String key) {
    if (key == null || key.isEmpty()) {
      return new AwsResource(bucket, List.of());
    }
    return new AwsResource(
        bucket + "/" + key,
        List.of(CanonicalNames.dataset(source.tenant(), "s3://" + bucket, DatasetPath.of(key))));
  }

  private static String arn(JsonNode event) {
    for (var resource : event.path("resources")) {
      var arn = firstOf(resource, "ARN", "arn");
      if (arn != null) {
        return arn;
      }
    }
    return null;
  }

  private static String firstOf(JsonNode node, String one, String other) {
    var value = text(node, one);
    return value == null ? text(node, other) : value;
  }
}
