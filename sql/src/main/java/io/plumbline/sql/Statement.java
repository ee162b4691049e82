package io.plumbline.sql;

/** A valid statement of the rule language. */
public sealed interface Statement
    permits CreateRule,
        AlterRule,
        RollBackRule,
        ShowRuleHistory,
        ExplainRule,
        CreateCalendar,
        CreateTarget,
        CreatePolicy,
        ExplainPolicy,
        HoldDataset,
        ReleaseDataset,
        Drop,
        Show,
        Describe,
        AckIncident,
        CreateTable {
  /** Canonical SQL, without a semicolon: parsing it gives a statement that means the same. */
  String sql();

  /** 1-based line of the text where it begins. */
  int line();

  /** 1-based column where it begins. */
  int column();
}
