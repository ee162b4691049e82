package io.plumbline.connectors.access.trino;

import static io.plumbline.connectors.access.text.JsonRecord.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.connectors.access.AccessDecoder;
import io.plumbline.connectors.access.AccessDraft;
import io.plumbline.connectors.access.AccessLimits;
import io.plumbline.connectors.access.AccessSource;
import io.plumbline.connectors.access.ActionTable;
import io.plumbline.connectors.access.text.JsonRecord;
import io.plumbline.connectors.access.text.JsonSplitter;
import io.plumbline.connectors.access.text.LogTime;
import io.plumbline.connectors.access.text.RecordSplitter;
import io.plumbline.connectors.access.text.SqlTarget;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.connectors.telemetry.UndecodableException.Reason;
import io.plumbline.model.AccessAction;
import io.plumbline.model.AccessEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Completed queries, as Trino's HTTP, Kafka and file event listeners write them: one event for each
 * table that is read and one for the table that is written. A query is the user's who sent it, also
 * where a view reads its base tables as its owner.
 */
public final class TrinoDecoder implements AccessDecoder {
  private static final String FORMAT = "trino";
  private static final ActionTable ACTIONS = ActionTable.of(TrinoDecoder.class);

  /** Most of an event, and nothing about access. */
  private static final Set<String> SKIPPED =
      Set.of(
          "statistics",
          "plan",
          "jsonPlan",
          "payload",
          "failuresJson",
          "connectorMetrics",
          "warnings",
          "routines",
          "sessionProperties",
          "resourceEstimates",
          "filters",
          "sourceColumns",
          "connectorOutputMetadata",
          "connectorInfo");

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public RecordSplitter splitter() {
    return new JsonSplitter();
  }

  @Override
  public List<AccessEvent> decode(AccessSource source, String record) throws UndecodableException {
    int begin = record.indexOf('{');
    var root = JsonRecord.read(record, Math.max(0, begin), SKIPPED);
    var event = root.path("eventPayload").isObject() ? root.get("eventPayload") : root;
    var query = event.path("metadata");
    var context = event.path("context");
    if (text(event, "endTime") == null && (event.has("createTime") || event.has("stageId"))) {
      // A query that was only created, or a split: the completed query tells what was read.
      return List.of();
    }
    var id = text(query, "queryId");
    if (id == null || id.length() > AccessLimits.ID || !context.isObject()) {
      throw new UndecodableException(
          Reason.NO_IDENTITY,
          "Cannot tell which query the event is about: it needs metadata.queryId");
    }
    return new TrinoQuery(source, event, query, context).events();
  }

  private record TrinoQuery(AccessSource source, JsonNode event, JsonNode query, JsonNode context) {

    List<AccessEvent> events() throws UndecodableException {
      var events = new ArrayList<AccessEvent>();
      var tables = query.path("tables");
      var named = tables.isEmpty() ? event.path("ioMetadata").path("inputs") : tables;
      for (var table : named) {
        if (events.size() < AccessLimits.EVENTS) {
          events.add(input(table));
        }
      }
      var output = event.path("ioMetadata").path("output");
      if (output.isObject()) {
        events.add(output(output));
      }
      return events.isEmpty() ? List.of(unnamed()) : events;
    }

    private AccessEvent input(JsonNode table) throws UndecodableException {
      var name = TrinoNames.of(table);
      var type = text(context, "queryType");
      boolean asks = "DESCRIBE".equals(type) || "EXPLAIN".equals(type);
      return draft()
          .action(asks ? AccessAction.METADATA : AccessAction.READ)
          .resource(name)
          .datasets(source.dataset(name))
          .columns(TrinoNames.columns(table))
          .extra("directlyReferenced", text(table, "directlyReferenced"))
          .extra("role", "input")
          .event(text(query, "queryId"), "input", name);
    }

    private AccessEvent output(JsonNode table) throws UndecodableException {
      var name = TrinoNames.of(table);
      var action = action();
      return draft()
          .action(action == AccessAction.OTHER ? AccessAction.WRITE : action)
          .resource(name)
          .datasets(source.dataset(name))
          .columns(TrinoNames.columns(table))
          .extra("role", "output")
          .event(text(query, "queryId"), "output", name);
    }

    /** The event names no table; the statement may, for people and for what may be joined. */
    private AccessEvent unnamed() throws UndecodableException {
      var failure = event.path("failureInfo");
      var target =
          "SYNTAX_ERROR".equals(text(failure.path("errorCode"), "name"))
              ? null
              : TrinoNames.qualify(
                  SqlTarget.of(text(query, "query")),
                  text(context, "catalog"),
                  text(context, "schema"));
      return draft()
          .action(action())
          .datasets(source.dataset(target))
          .extra("failureMessage", text(failure, "failureMessage"))
          .extra("resourceFromSql", target)
          .event(text(query, "queryId"), "query");
    }

    private AccessDraft draft() throws UndecodableException {
      var state = text(query, "queryState");
      var error = text(event.path("failureInfo").path("errorCode"), "name");
      return new AccessDraft(
              source, FORMAT, LogTime.millis(text(event, "createTime"), source.zone()))
          .user(text(context, "user"))
          .allowed(allowed(state, error))
          .client(text(context, "remoteClientAddress"))
          .authenticated(text(context, "principal") != null)
          .extra("nativeAction", nativeAction())
          .extra("queryId", text(query, "queryId"))
          .extra("state", state)
          .extra("queryType", text(context, "queryType"))
          .extra("source", text(context, "source"))
          .extra("principal", text(context, "principal"))
          .extra("errorCode", error)
          .extra("endTime", text(event, "endTime"));
    }

    private AccessAction action() {
      var action = ACTIONS.find(text(query, "updateType"));
      return action == null ? ACTIONS.of(text(context, "queryType")) : action;
    }

    private String nativeAction() {
      var update = text(query, "updateType");
      return update == null ? text(context, "queryType") : update;
    }

    /** A query that fails for another reason may have read or not. */
    private static Boolean allowed(String state, String error) {
      if ("FINISHED".equals(state)) {
        return true;
      }
      boolean refused = "PERMISSION_DENIED".equals(error) || "ACCESS_DENIED".equals(error);
      return refused ? Boolean.FALSE : null;
    }
  }
}
