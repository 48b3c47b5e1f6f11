package ai.memories.schema;

import ai.memories.json.Json;

/** A schema as it is sent: a placeholder until the dialect, with its checks, takes this name. */
public final class ResponseSchema {
  private final Json json;

  private ResponseSchema(Json json) {
    this.json = json;
  }

  /** Reads the schema's JSON. */
  public static ResponseSchema parse(String text) {
    return new ResponseSchema(Json.parseStrict(text));
  }

  /** The schema as it is sent. */
  public Json json() {
    return json;
  }
}
