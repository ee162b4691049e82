package io.plumbline.sql.syntax;

import org.apache.calcite.sql.parser.SqlParserPos;

/** A statement of the rule language. */
public sealed interface StatementSyntax
    permits CreateRuleSyntax,
        AlterRuleSyntax,
        CreateCalendarSyntax,
        CreateTargetSyntax,
        CreatePolicySyntax,
        HoldSyntax,
        ReleaseSyntax,
        DropSyntax,
        ShowSyntax,
        AckIncidentSyntax,
        QuestionSyntax {
  /** Where it begins. */
  SqlParserPos pos();
}
