package io.plumbline.connectors.target.airflow;

import io.plumbline.connectors.target.http.JsonApi;
import io.plumbline.connectors.target.http.RefusedException;
import java.util.Map;

/** The stable REST APIs of Airflow, where they differ. */
enum ApiVersion {
  /** Of Airflow 2: datasets, which are named by URI. */
  V1("/api/v1", "datasets", "dataset", "queuedEvent", "execution_date"),
  /** Of Airflow 3: assets, which are named by number. */
  V2("/api/v2", "assets", "asset", "queuedEvents", "run_after");

  private final String root;
  private final String assets;
  private final String asset;
  private final String queuedEvents;
  private final String runDate;

  ApiVersion(String root, String assets, String asset, String queuedEvents, String runDate) {
    this.root = root;
    this.assets = assets;
    this.asset = asset;
    this.queuedEvents = queuedEvents;
    this.runDate = runDate;
  }

  /** Path under which the API is. */
  String root() {
    return root;
  }

  /** Path to change a DAG's pause; version 1 changes all fields that it is not kept from. */
  String pausing(String dag) throws RefusedException {
    return dag(dag) + (this == V1 ? "?update_mask=is_paused" : "");
  }

  static String dag(String dag) throws RefusedException {
    return "/dags/" + JsonApi.segment(dag);
  }

  static String runs(String dag) throws RefusedException {
    return dag(dag) + "/dagRuns";
  }

  static String run(String dag, String run) throws RefusedException {
    return runs(dag) + "/" + JsonApi.segment(run);
  }

  String queuedEvents(String dag) throws RefusedException {
    return dag(dag) + "/" + assets + "/" + queuedEvents;
  }

  /** Path of the newest run that was due at an instant. */
  String newestRun(String dag, String at) throws RefusedException {
    return runs(dag)
        + "?"
        + JsonApi.query(Map.of(runDate + "_lte", at, "order_by", "-" + runDate, "limit", "1"));
  }

  String assets(String uri) {
    return "/" + assets + "?" + JsonApi.query(Map.of("uri_pattern", uri, "limit", "100"));
  }

  /** Path of an asset's latest events. */
  String events(long id) {
    return events()
        + "?"
        + JsonApi.query(
            Map.of(asset + "_id", Long.toString(id), "order_by", "-timestamp", "limit", "100"));
  }

  /** Path to which events are posted. */
  String events() {
    return "/" + assets + "/events";
  }

  /** The field of a collection of assets. */
  String assetsField() {
    return assets;
  }

  /** The field of a collection of events. */
  String eventsField() {
    return asset + "_events";
  }

  /** An event that says that an asset has new data. */
  Map<String, Object> event(long id, String uri, Map<String, String> extra) {
    return this == V1
        ? Map.of("dataset_uri", uri, "extra", extra)
        : Map.of("asset_id", id, "extra", extra);
  }
}
