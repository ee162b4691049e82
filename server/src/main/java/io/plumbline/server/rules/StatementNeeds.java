package io.plumbline.server.rules;

import io.plumbline.model.StatementKind;
import io.plumbline.ranger.authorization.Access;
import io.plumbline.ranger.authorization.Resource;
import io.plumbline.server.authorization.Rights;
import io.plumbline.server.authorization.Subject;
import java.util.List;

/**
 * The rights that statements need: to write what they change, to read what they ask about. All are
 * asked before the first statement has an effect, but for those on incidents, which are not defined
 * by statements; whoever finds one asks.
 */
final class StatementNeeds {

  private StatementNeeds() {}

  /**
   * @throws io.plumbline.server.http.ProblemException 403 if one is missing
   */
  static void require(List<Statement> statements, Rights rights) {
    statements.forEach(statement -> require(statement, rights));
  }

  private static void require(Statement statement, Rights rights) {
    if (statement instanceof Statement.Create create) {
      require(rights, Access.WRITE, create.kind(), create.name());
    } else if (statement instanceof Statement.Drop drop) {
      require(rights, Access.WRITE, drop.kind(), drop.name());
    } else if (statement instanceof Statement.AlterRule alter) {
      require(rights, Access.WRITE, StatementKind.RULE, alter.name());
    } else if (statement instanceof Statement.RollBackRule rollBack) {
      require(rights, Access.WRITE, StatementKind.RULE, rollBack.name());
    } else if (statement instanceof Statement.Describe describe) {
      require(rights, Access.READ, describe.kind(), describe.name());
    } else if (statement instanceof Statement.ExplainRule explain) {
      require(rights, Access.READ, StatementKind.RULE, explain.name());
    } else if (statement instanceof Statement.ExplainPolicy explain) {
      require(rights, Access.READ, StatementKind.POLICY, explain.name());
    } else if (statement instanceof Statement.ShowRuleHistory history) {
      require(rights, Access.READ, StatementKind.RULE, history.name());
    } else if (statement instanceof Statement.Show) {
      rights.require(Access.READ, Subject.of(Resource.tenant()));
    }
  }

  private static void require(Rights rights, Access access, StatementKind kind, String name) {
    rights.require(access, Subject.of(Defined.of(kind, name)));
  }
}
