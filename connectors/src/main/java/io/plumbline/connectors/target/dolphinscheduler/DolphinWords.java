package io.plumbline.connectors.target.dolphinscheduler;

/** What DolphinScheduler calls a workflow, in paths, parameters and answers. */
enum DolphinWords {
  /** From 3.3 on. */
  WORKFLOW("workflow", "workflowDefinitionCode"),
  /** Of 3.0 to 3.2. */
  PROCESS("process", "processDefineCode");

  private final String word;
  private final String listedBy;

  DolphinWords(String word, String listedBy) {
    this.word = word;
    this.listedBy = listedBy;
  }

  /** Path of definitions within a project. */
  String definitions() {
    return "/" + word + "-definition";
  }

  /** The field of a definition in an answer. */
  String definition() {
    return word + "Definition";
  }

  /** The parameter that names a definition. */
  String definitionCode() {
    return word + "DefinitionCode";
  }

  /** The same, where instances are listed. */
  String listedBy() {
    return listedBy;
  }

  /** Path of instances within a project. */
  String instances() {
    return "/" + word + "-instances";
  }

  /** The parameter that names an instance. */
  String instanceId() {
    return word + "InstanceId";
  }

  /** Path that starts an instance. */
  String start() {
    return "/executors/start-" + word + "-instance";
  }
}
