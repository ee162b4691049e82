package io.plumbline.server.http;

import io.javalin.json.JsonMapper;
import io.plumbline.model.Json;
import java.lang.reflect.Type;

/** Answers in the project's own JSON mapping. */
public final class ProjectJson implements JsonMapper {

  @Override
  public String toJsonString(Object value, Type type) {
    return Json.write(value);
  }
}
