package io.plumbline.sql;

import io.plumbline.rules.decision.DecisionPolicy;
import io.plumbline.rules.decision.Endpoint;
import io.plumbline.rules.decision.EndpointType;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.problem.Suggestions;
import io.plumbline.sql.syntax.CreateTargetSyntax;
import io.plumbline.sql.syntax.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes a target of CREATE TARGET. */
final class EndpointReader {
  private final Problems problems;

  EndpointReader(Problems problems) {
    this.problems = problems;
  }

  /** The statement, or nothing and at least one problem. */
  Optional<Statement> read(CreateTargetSyntax syntax) {
    int before = problems.count();
    Replacement.check(syntax.orReplace(), syntax.ifNotExists(), syntax.pos(), problems);
    var name = syntax.name().getSimple();
    if (name.equalsIgnoreCase(DecisionPolicy.GATE)) {
      problems.add(
          syntax.name().getParserPosition(),
          "the target gate is there without being created",
          "choose another name");
    }
    var type = type(syntax.type());
    var options = type.map(of -> options(of, syntax)).orElse(Map.of());
    if (problems.count() != before) {
      return Optional.empty();
    }
    var place = problems.place(syntax.pos());
    return Optional.of(
        new CreateTarget(
            syntax.orReplace(),
            syntax.ifNotExists(),
            new Endpoint("", name, 0, type.orElseThrow(), options),
            place.line(),
            place.column()));
  }

  private Optional<EndpointType> type(Word word) {
    var names = EndpointType.creatable().stream().map(EndpointType::sql).toList();
    var name = word.text().toLowerCase(Locale.ROOT);
    if (names.contains(name)) {
      return Optional.of(EndpointType.valueOf(name.toUpperCase(Locale.ROOT)));
    }
    problems.add(
        word.pos(),
        "unknown TYPE '" + word.text() + "'",
        Suggestions.didYouMeanOneOf(word.text(), names));
    return Optional.empty();
  }

  private Map<String, String> options(EndpointType type, CreateTargetSyntax syntax) {
    var known = new ArrayList<>(type.required());
    known.addAll(type.optional());
    var options = new HashMap<String, String>();
    for (var option : syntax.options()) {
      var key = option.key().text().toLowerCase(Locale.ROOT);
      if (!known.contains(key)) {
        problems.add(
            option.key().pos(),
            "a target of type %s has no option '%s'".formatted(type.sql(), key),
            Suggestions.didYouMeanOneOf(key, known));
      } else if (options.put(key, option.value().text().strip()) != null) {
        problems.add(
            option.key().pos(), "option '" + key + "' is written twice", "take one of them out");
      } else {
        new OptionCheck(type, problems).check(key, option.value());
      }
    }
    for (var key : type.required()) {
      if (!options.containsKey(key)) {
        problems.add(
            syntax.type().pos(),
            "a target of type %s needs the option '%s'".formatted(type.sql(), key),
            "write WITH ('%s' = %s)".formatted(key, OptionCheck.example(type, key)));
      }
    }
    return options;
  }
}
