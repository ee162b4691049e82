<#-- The rule language. Enumerations (severities, modes, actions...) are read as words and judged
     later, so that all wrong words of a statement are reported at once. -->

/** A statement of the rule language and nothing after it. */
StatementSyntax RuleStatementEof() :
{
    final StatementSyntax statement;
}
{
    (
        statement = CreateRule()
    |
        statement = DropRule()
    |
        statement = ShowRules()
    |
        statement = ExplainRule()
    )
    <EOF> { return statement; }
}

CreateRuleSyntax CreateRule() :
{
    final SqlParserPos pos;
    boolean orReplace = false;
    boolean ifNotExists = false;
    final SqlIdentifier name;
    final TargetSyntax target;
    SqlNode where = null;
    WindowSyntax window = null;
    final ExpectationSyntax expectation;
    final List<ClauseSyntax> clauses = new ArrayList<ClauseSyntax>();
}
{
    <CREATE> { pos = getPos(); }
    [ <OR> <REPLACE> { orReplace = true; } ]
    <RULE>
    [ LOOKAHEAD(3) <IF> <NOT> <EXISTS> { ifNotExists = true; } ]
    name = SimpleIdentifier()
    <ON> target = RuleTarget() { markWindow(); }
    [ <WHERE> where = Expression(ExprContext.ACCEPT_NON_QUERY) ]
    [ <SEGMENT> <BY> { clauses.add(skipClause("SEGMENT BY")); } ]
    [ <RULE_OVER> window = RuleWindow() ]
    <EXPECT> expectation = RuleExpectation()
    ( RuleClause(clauses) )*
    {
        return new CreateRuleSyntax(
            pos, orReplace, ifNotExists, name, target, where, window, expectation, clauses);
    }
}

DropRuleSyntax DropRule() :
{
    final SqlParserPos pos;
    boolean ifExists = false;
    final SqlIdentifier name;
}
{
    <DROP> { pos = getPos(); } <RULE>
    [ LOOKAHEAD(2) <IF> <EXISTS> { ifExists = true; } ]
    name = SimpleIdentifier() { return new DropRuleSyntax(pos, ifExists, name); }
}

ShowRulesSyntax ShowRules() :
{
    final SqlParserPos pos;
    TargetSyntax target = null;
    Word like = null;
}
{
    <SHOW> { pos = getPos(); } <RULES>
    [ <ON> target = RuleTarget() ]
    [ <LIKE> like = Text() ]
    { return new ShowRulesSyntax(pos, target, like); }
}

ExplainRuleSyntax ExplainRule() :
{
    final SqlParserPos pos;
    final SqlIdentifier name;
}
{
    <EXPLAIN> { pos = getPos(); } <RULE>
    name = SimpleIdentifier() { return new ExplainRuleSyntax(pos, name); }
}

TargetSyntax RuleTarget() :
{
    final Word text;
    final SqlIdentifier name;
    final SqlParserPos pos;
}
{
    <LIKE> text = Text() { return new TargetSyntax.Like(text); }
|
    text = Text() { return new TargetSyntax.Named(text); }
|
    LOOKAHEAD(<TAG> <QUOTED_STRING>)
    <TAG> { pos = getPos(); } text = Text() {
        return new TargetSyntax.Pending("TAG as a target", pos);
    }
|
    LOOKAHEAD(<DOWNSTREAM> <OF>)
    <DOWNSTREAM> { pos = getPos(); } <OF> name = CompoundIdentifier() {
        return new TargetSyntax.Pending("DOWNSTREAM OF as a target", pos);
    }
|
    name = CompoundIdentifier() {
        return new TargetSyntax.Named(
            new Word(String.join(".", name.names), name.getParserPosition()));
    }
}

WindowSyntax RuleWindow() :
{
    final SqlParserPos pos;
    final SqlNode size;
    final WindowSyntax window;
}
{
    (
        <RUN> { window = new WindowSyntax.Run(); }
    |
        <TUMBLE> <LPAREN> size = IntervalLiteral() <RPAREN> {
            window = new WindowSyntax.Tumble(size);
        }
    |
        (
            <BATCH> | <LAST> | <HOP> | <SESSION> | <CUMULATE>
        ) {
            window = new WindowSyntax.Pending(skipClause("OVER " + upperImage()));
        }
    )
    { return window; }
}

ExpectationSyntax RuleExpectation() :
{
    final SqlParserPos pos;
    final SqlNode expression;
    SqlNode mostly = null;
    Word word = null;
    final List<Word> words = new ArrayList<Word>();
    final ExpectationSyntax expectation;
}
{
    <EACH> { pos = getPos(); } <ROW>
    <LPAREN> expression = Expression(ExprContext.ACCEPT_NON_QUERY) <RPAREN>
    [ <MOSTLY> mostly = NumericLiteral() ]
    { return new ExpectationSyntax.EachRow(pos, expression, mostly); }
|
    <LPAREN> { pos = getPos(); }
    expression = Expression(ExprContext.ACCEPT_NON_QUERY) <RPAREN>
    { return new ExpectationSyntax.Metrics(pos, expression); }
|
    <NORMAL> { pos = getPos(); } expression = Expression(ExprContext.ACCEPT_NON_QUERY)
    [ ( <USING> | <TRAIN> ) { return pendingExpectation("NORMAL " + upperImage()); } ]
    [ <DIRECTION> word = AnyWord() ]
    { return new ExpectationSyntax.Normal(pos, expression, word); }
|
    <SCHEMA> { pos = getPos(); } expectation = SchemaExpectation(pos) { return expectation; }
|
    <ARRIVAL> { pos = getPos(); } expectation = ArrivalExpectation(pos) { return expectation; }
|
    ( <SAME> | <REFERENCES> | <DRIFT> | <QUERY> ) { return pendingExpectation(upperImage()); }
}

ExpectationSyntax SchemaExpectation(SqlParserPos pos) :
{
    Word word;
    final List<Word> words = new ArrayList<Word>();
}
{
    <NO> word = AnyWord() { words.add(word); }
    (
        <COMMA> [ LOOKAHEAD(1) <NO> ] word = AnyWord() { words.add(word); }
    |
        <NO> word = AnyWord() { words.add(word); }
    )*
    { return new ExpectationSyntax.SchemaNo(pos, words); }
|
    word = AnyWord() {
        return pendingExpectation("SCHEMA " + word.text().toUpperCase(Locale.ROOT));
    }
}

ExpectationSyntax ArrivalExpectation(SqlParserPos pos) :
{
    final Word time;
    Word zone = null;
    final SqlNode interval;
    SqlNode grace = null;
}
{
    <BY> <TIME> time = Text()
    [ <TIME> <ZONE> zone = Text() ]
    [ LOOKAHEAD(<ON> <CALENDAR>) <ON> <CALENDAR> { return pendingExpectation("ARRIVAL ON CALENDAR"); } ]
    [ <GRACE> grace = IntervalLiteral() ]
    { return new ExpectationSyntax.ArrivalBy(pos, time, zone, grace); }
|
    <EVERY> interval = IntervalLiteral()
    [ <GRACE> grace = IntervalLiteral() ]
    { return new ExpectationSyntax.ArrivalEvery(pos, interval, grace); }
|
    ( <WITHIN> | <CRON> ) { return pendingExpectation("ARRIVAL " + upperImage()); }
}

void RuleClause(List<ClauseSyntax> clauses) :
{
    final SqlParserPos pos;
    final String keyword;
    Word word;
    final List<ActionSyntax> actions = new ArrayList<ActionSyntax>();
    ActionSyntax action;
}
{
    <SEVERITY> { pos = getPos(); } word = AnyWord() {
        clauses.add(new ClauseSyntax.Setting("SEVERITY", pos, word));
    }
    [ <WHEN> { clauses.add(skipClause("SEVERITY WHEN")); } ]
|
    <MODE> { pos = getPos(); } word = AnyWord() {
        clauses.add(new ClauseSyntax.Setting("MODE", pos, word));
    }
|
    ( <OWNER> | <NOTIFY> | <COMMENT> ) { pos = getPos(); keyword = upperImage(); } word = Text() {
        clauses.add(new ClauseSyntax.Setting(keyword, pos, word));
    }
|
    LOOKAHEAD(2) <ON> { pos = getPos(); } <VIOLATION>
    action = RuleAction() { actions.add(action); }
    ( <COMMA> action = RuleAction() { actions.add(action); } )*
    { clauses.add(new ClauseSyntax.OnViolation(pos, actions)); }
|
    LOOKAHEAD(2) <ON> <EMPTY> { clauses.add(skipClause("ON EMPTY")); }
|
    <FOR> { clauses.add(skipClause("FOR n OF m WINDOWS")); }
|
    <MUTE> { clauses.add(skipClause("MUTE UNTIL")); }
}

ActionSyntax RuleAction() :
{
    final Word verb;
    String name;
    SqlIdentifier to = null;
    ClauseSyntax.Pending rest = null;
}
{
    verb = AnyWord() { name = verb.text().toUpperCase(Locale.ROOT); }
    [ ( <ROW> | <RUN> | <DOWNSTREAM> ) { name = name + " " + upperImage(); } ]
    [ <TO> to = CompoundIdentifier() ]
    [ LOOKAHEAD(1) ( <SAMPLE> | <MASK> ) { rest = skipClause(upperImage()); } ]
    { return new ActionSyntax(name, verb.pos(), to, rest); }
}

/** A word that is an identifier, or reserved by SQL and used by the rule language. */
Word AnyWord() :
{
    final String name;
}
{
    name = Identifier() { return new Word(name, getPos()); }
|
    ( <DROP> | <BOTH> ) { return new Word(token.image, getPos()); }
}

Word Text() :
{
    final String text;
}
{
    text = SimpleStringLiteral() { return new Word(text, getPos()); }
}

JAVACODE
private String upperImage()
{
    return getToken(0).image.toUpperCase(Locale.ROOT);
}

JAVACODE
private ExpectationSyntax pendingExpectation(String what)
{
    return new ExpectationSyntax.Pending(skipClause("EXPECT " + what));
}

/** Reads on to the next clause; what it skips is a part of the language that is still to come. */
JAVACODE
private ClauseSyntax.Pending skipClause(String what)
{
    final SqlParserPos pos = getPos();
    int depth = 0;
    while (true) {
        final Token next = getToken(1);
        if (next.kind == EOF || depth == 0 && startsClause(next)) {
            return new ClauseSyntax.Pending(what, pos);
        }
        depth += next.kind == LPAREN ? 1 : next.kind == RPAREN ? -1 : 0;
        getNextToken();
    }
}

JAVACODE
private boolean startsClause(Token next)
{
    switch (next.kind) {
    case EXPECT:
    case RULE_OVER:
    case SEVERITY:
    case NOTIFY:
    case OWNER:
    case COMMENT:
    case MODE:
    case MUTE:
        return true;
    case ON:
        final Token then = getToken(2);
        return then.kind == VIOLATION || then.kind == EMPTY;
    default:
        return false;
    }
}

/** Tells the OVER of the rule from the OVER of an aggregate: it is the one outside parentheses. */
JAVACODE
private void markWindow()
{
    int depth = 0;
    Token next = getToken(1);
    while (next.kind != EOF && next.kind != EXPECT) {
        depth += next.kind == LPAREN ? 1 : next.kind == RPAREN ? -1 : 0;
        if (next.kind == OVER && depth == 0) {
            next.kind = RULE_OVER;
            jj_ntk = -1;
            return;
        }
        if (next.next == null) {
            next.next = token_source.getNextToken();
        }
        next = next.next;
    }
}
