<#-- The rule language. Enumerations (severities, modes, actions...) are read as words and judged
     later, so that all wrong words of a statement are reported at once. -->

/** A statement of the rule language and nothing after it. */
StatementSyntax RuleStatementEof() :
{
    final StatementSyntax statement;
}
{
    (
        statement = CreateStatement()
    |
        statement = AlterRule()
    |
        statement = DropStatement()
    |
        statement = HoldDataset()
    |
        statement = ReleaseDataset()
    |
        statement = ShowStatement()
    |
        statement = DescribeStatement()
    |
        statement = ExplainStatement()
    |
        statement = AckIncident()
    )
    <EOF> { return statement; }
}

/** The name of a rule: any word, for nothing else can stand there. */
SqlIdentifier RuleName() :
{
    final SqlIdentifier name;
}
{
    { takeWordAsName(); }
    name = SimpleIdentifier() { return name; }
}

StatementSyntax CreateStatement() :
{
    final SqlParserPos pos;
    boolean orReplace = false;
    final StatementSyntax statement;
}
{
    <CREATE> { pos = getPos(); }
    [ <OR> <REPLACE> { orReplace = true; } ]
    (
        LOOKAHEAD(1)
        statement = CreateRule(pos, orReplace)
    |
        LOOKAHEAD(1)
        statement = CreateCalendar(pos, orReplace)
    |
        LOOKAHEAD(1)
        statement = CreateTarget(pos, orReplace)
    |
        LOOKAHEAD(1)
        statement = CreatePolicy(pos, orReplace)
    )
    { return statement; }
}

CreateRuleSyntax CreateRule(SqlParserPos pos, boolean orReplace) :
{
    boolean ifNotExists = false;
    final SqlIdentifier name;
    final TargetSyntax target;
    SqlIdentifier alias = null;
    final List<ClauseSyntax> clauses = new ArrayList<ClauseSyntax>();
}
{
    <RULE>
    [ LOOKAHEAD(3) <IF> <NOT> <EXISTS> { ifNotExists = true; } ]
    name = RuleName()
    <ON> target = RuleTarget() { markOvers(); takeWordsAsColumns(); }
    [ <AS> alias = SimpleIdentifier() ]
    ( RuleClause(clauses) )*
    {
        return new CreateRuleSyntax(pos, orReplace, ifNotExists, name, target, alias, clauses);
    }
}

CreateCalendarSyntax CreateCalendar(SqlParserPos pos, boolean orReplace) :
{
    boolean ifNotExists = false;
    final SqlIdentifier name;
    Word country = null;
    Word word;
    final List<Word> closed = new ArrayList<Word>();
    final List<Word> holidays = new ArrayList<Word>();
    final List<Word> workdays = new ArrayList<Word>();
}
{
    <CALENDAR>
    [ LOOKAHEAD(3) <IF> <NOT> <EXISTS> { ifNotExists = true; } ]
    name = SimpleIdentifier()
    [ <IN> <COUNTRY> country = Text() ]
    [
        <CLOSED> <ON> <LPAREN> word = Weekday() { closed.add(word); }
        ( <COMMA> word = Weekday() { closed.add(word); } )*
        <RPAREN>
    ]
    [ <HOLIDAYS> Days(holidays) ]
    [ <WORKDAYS> Days(workdays) ]
    {
        return new CreateCalendarSyntax(
            pos, orReplace, ifNotExists, name, country, closed, holidays, workdays);
    }
}

/** A day of the week, which SQL reserves, or a word to be told so. */
Word Weekday() :
{
    final Word word;
}
{
    word = AnyWord() { return word; }
|
    (
        <MONDAY> | <TUESDAY> | <WEDNESDAY> | <THURSDAY> | <FRIDAY> | <SATURDAY> | <SUNDAY>
    )
    { return new Word(token.image, getPos()); }
}

void Days(List<Word> days) :
{
    Word day;
}
{
    <LPAREN> day = PointInTime() { days.add(day); }
    ( <COMMA> day = PointInTime() { days.add(day); } )*
    <RPAREN>
}

StatementSyntax AlterRule() :
{
    final SqlParserPos pos;
    final SqlIdentifier name;
    final SqlIdentifier to;
    final SqlNode interval;
    final Word word;
    final List<ClauseSyntax.Setting> settings = new ArrayList<ClauseSyntax.Setting>();
    final List<SqlNode> keys = new ArrayList<SqlNode>();
}
{
    <ALTER> { pos = getPos(); } <RULE> name = RuleName()
    (
        <RENAME> <TO> to = RuleName() {
            return new AlterRuleSyntax.Rename(pos, name, to);
        }
    |
        <SET> <LPAREN> RuleSetting(settings) ( <COMMA> RuleSetting(settings) )* <RPAREN> {
            return new AlterRuleSyntax.SetProperties(pos, name, settings);
        }
    |
        <ADD> <SEGMENT> { takeWordsAsColumns(); }
        SegmentKey(keys) ( <COMMA> SegmentKey(keys) )* {
            return new AlterRuleSyntax.AddSegment(pos, name, keys);
        }
    |
        <MUTE> <FOR> interval = IntervalLiteral() {
            return new AlterRuleSyntax.Mute(pos, name, interval);
        }
    |
        <RESET> <BASELINE> { return new AlterRuleSyntax.ResetBaseline(pos, name); }
    |
        <EXCLUDE> <RUN> word = Text() {
            return new AlterRuleSyntax.ExcludeRun(pos, name, word);
        }
    |
        <ROLLBACK> <TO> <VERSION> word = Count() {
            return new AlterRuleSyntax.RollBack(pos, name, word);
        }
    )
}

void RuleSetting(List<ClauseSyntax.Setting> settings) :
{
    final Word key;
    final Word value;
}
{
    key = AnyWord() <EQ> ( value = Text() | value = AnyWord() ) {
        settings.add(
            new ClauseSyntax.Setting(key.text().toUpperCase(Locale.ROOT), key.pos(), value));
    }
}

CreateTargetSyntax CreateTarget(SqlParserPos pos, boolean orReplace) :
{
    boolean ifNotExists = false;
    final SqlIdentifier name;
    final Word type;
    final List<CreateTargetSyntax.Option> settings = new ArrayList<CreateTargetSyntax.Option>();
}
{
    <TARGET>
    [ LOOKAHEAD(3) <IF> <NOT> <EXISTS> { ifNotExists = true; } ]
    name = RuleName()
    <TYPE> type = AnyWord()
    [ <WITH> <LPAREN> TargetOption(settings) ( <COMMA> TargetOption(settings) )* <RPAREN> ]
    { return new CreateTargetSyntax(pos, orReplace, ifNotExists, name, type, settings); }
}

void TargetOption(List<CreateTargetSyntax.Option> settings) :
{
    final Word key;
    final Word value;
}
{
    ( key = Text() | key = AnyWord() ) <EQ> ( value = Text() | value = Count() ) {
        settings.add(new CreateTargetSyntax.Option(key, value));
    }
}

CreatePolicySyntax CreatePolicy(SqlParserPos pos, boolean orReplace) :
{
    PolicyKind kind = PolicyKind.SCHEDULING;
    boolean ifNotExists = false;
    final SqlIdentifier name;
    final TargetSyntax on;
    final List<PolicyClauseSyntax> clauses = new ArrayList<PolicyClauseSyntax>();
}
{
    [ LOOKAHEAD(1)
        <RETENTION> { kind = PolicyKind.RETENTION; }
    |
        <ACCESS> { kind = PolicyKind.ACCESS; }
    ]
    <POLICY>
    [ LOOKAHEAD(3) <IF> <NOT> <EXISTS> { ifNotExists = true; } ]
    name = RuleName()
    <ON> on = RuleTarget()
    ( LOOKAHEAD(1) PolicyClause(clauses) )*
    { return new CreatePolicySyntax(pos, orReplace, ifNotExists, kind, name, on, clauses); }
}

void PolicyClause(List<PolicyClauseSyntax> clauses) :
{
    final SqlParserPos pos;
    final String keyword;
    final OccasionSyntax occasion;
    final Word word;
    final SqlNode node;
    Word zone = null;
}
{
    LOOKAHEAD(1)
    <WHEN> { pos = getPos(); } occasion = PolicyOccasion() {
        clauses.add(new PolicyClauseSyntax.When(pos, occasion));
    }
|
    LOOKAHEAD(1)
    <THEN> { pos = getPos(); } word = ReservedWord() {
        clauses.add(new PolicyClauseSyntax.Setting("THEN", pos, word));
    }
|
    LOOKAHEAD(1)
    <DOWNSTREAM> { pos = getPos(); } <DEPTH> word = Count() {
        clauses.add(new PolicyClauseSyntax.Setting("DOWNSTREAM DEPTH", pos, word));
    }
|
    LOOKAHEAD(1)
    <VIA> { pos = getPos(); } word = CalendarName() {
        clauses.add(new PolicyClauseSyntax.Setting("VIA", pos, word));
    }
|
    LOOKAHEAD(1)
    ( <FOR> | <UNTIL> ) { pos = getPos(); } node = IntervalLiteral() {
        clauses.add(new PolicyClauseSyntax.Span("FOR", pos, node));
    }
|
    LOOKAHEAD(1)
    ( <KEEP> | <GRACE> ) { pos = getPos(); keyword = upperImage(); } node = IntervalLiteral() {
        clauses.add(new PolicyClauseSyntax.Span(keyword, pos, node));
    }
|
    LOOKAHEAD(1)
    <MIN> { pos = getPos(); } <VERSIONS> word = Count() {
        clauses.add(new PolicyClauseSyntax.Setting("MIN VERSIONS", pos, word));
    }
|
    LOOKAHEAD(1)
    <MAX> { pos = getPos(); } <DELETE> <FRACTION> node = NumericLiteral() {
        clauses.add(new PolicyClauseSyntax.MaxDelete(pos, node));
    }
|
    LOOKAHEAD(1)
    <BY> { pos = getPos(); }
    (
        LOOKAHEAD(1)
        <PARTITION> <VALUE> { keyword = "PARTITION VALUE"; } [ <TIME> <ZONE> zone = Text() ]
    |
        LOOKAHEAD(1)
        <EVENT> <TIME> { keyword = "EVENT TIME"; }
    |
        LOOKAHEAD(1)
        <ORPHAN> <FILE> { keyword = "ORPHAN FILE"; }
    |
        <SNAPSHOT> { keyword = "SNAPSHOT"; }
    )
    { clauses.add(new PolicyClauseSyntax.By(pos, keyword, zone)); }
|
    LOOKAHEAD(1)
    <APPROVAL> { pos = getPos(); } <REQUIRED> {
        clauses.add(new PolicyClauseSyntax.Approval(pos));
    }
|
    LOOKAHEAD(1)
    <DRY> { pos = getPos(); } <RUN> { clauses.add(new PolicyClauseSyntax.Effect(pos, true)); }
|
    LOOKAHEAD(1)
    <ENFORCED> { clauses.add(new PolicyClauseSyntax.Effect(getPos(), false)); }
|
    LOOKAHEAD(1)
    <ON> { pos = getPos(); } <ENGINE> <DOWN> word = ReservedWord() {
        clauses.add(new PolicyClauseSyntax.Setting("ON ENGINE DOWN", pos, word));
    }
}

OccasionSyntax PolicyOccasion() :
{
    final SqlParserPos pos;
    Word severity = null;
    Word kind = null;
    Word from = null;
    Word to = null;
    Word count = null;
    SqlNode interval = null;
}
{
    LOOKAHEAD(1)
    <INCIDENT> { pos = getPos(); }
    [ LOOKAHEAD(1) <SEVERITY> severity = ReservedWord() ]
    [ LOOKAHEAD(1) <KIND> kind = ReservedWord() ]
    [ LOOKAHEAD(1, { severity == null }) <SEVERITY> severity = ReservedWord() ]
    { return new OccasionSyntax.Incident(pos, severity, kind); }
|
    LOOKAHEAD(1)
    <COMPLETE> { pos = getPos(); } <AND> <PASSING> {
        return new OccasionSyntax.Plain(pos, "COMPLETE AND PASSING");
    }
|
    LOOKAHEAD(1)
    <LATE> { return new OccasionSyntax.Plain(getPos(), "LATE"); }
|
    LOOKAHEAD(1)
    <FIRST> { pos = getPos(); } <ACCESS> { return new OccasionSyntax.Plain(pos, "FIRST ACCESS"); }
|
    LOOKAHEAD(1)
    <VOLUME> { pos = getPos(); } <ABOVE> <NORMAL> {
        return new OccasionSyntax.Plain(pos, "VOLUME ABOVE NORMAL");
    }
|
    LOOKAHEAD(1)
    <POLICY> { pos = getPos(); } <WOULD> <DENY> {
        return new OccasionSyntax.Plain(pos, "POLICY WOULD DENY");
    }
|
    LOOKAHEAD(1)
    <OFF> { pos = getPos(); } <HOURS>
    [ <OUTSIDE> from = Text() <AND> to = Text() ]
    [ <TIME> <ZONE> kind = Text() ]
    { return new OccasionSyntax.OffHours(pos, from, to, kind); }
|
    LOOKAHEAD(1)
    <DENIED> { pos = getPos(); } <BURST>
    [ <OF> count = Count() ]
    [ <WITHIN> interval = IntervalLiteral() ]
    { return new OccasionSyntax.DeniedBurst(pos, count, interval); }
|
    <NO> { pos = getPos(); } <GRANT> <USED> <FOR> interval = IntervalLiteral() {
        return new OccasionSyntax.GrantUnused(pos, interval);
    }
}

/** Any word, also one that SQL reserves, judged later. */
Word ReservedWord() :
{
    final Word word;
}
{
    { takeWordAsName(); }
    word = AnyWord() { return word; }
}

HoldSyntax HoldDataset() :
{
    final SqlParserPos pos;
    final TargetSyntax on;
    final Word caseName;
    Word reason = null;
}
{
    <HOLD> { pos = getPos(); } <DATASET> on = RuleTarget()
    <FOR> <CASE> caseName = Text()
    [ <REASON> reason = Text() ]
    { return new HoldSyntax(pos, on, caseName, reason); }
}

ReleaseSyntax ReleaseDataset() :
{
    final SqlParserPos pos;
    final TargetSyntax on;
    final Word caseName;
}
{
    <RELEASE> { pos = getPos(); } <DATASET> on = RuleTarget()
    <FROM> <CASE> caseName = Text()
    { return new ReleaseSyntax(pos, on, caseName); }
}

DropSyntax DropStatement() :
{
    final SqlParserPos pos;
    final StatementKind kind;
    boolean ifExists = false;
    final SqlIdentifier name;
}
{
    <DROP> { pos = getPos(); }
    ( <RULE> | <CALENDAR> | <TARGET> | <POLICY> ) { kind = StatementKind.valueOf(upperImage()); }
    [ LOOKAHEAD(2) <IF> <EXISTS> { ifExists = true; } ]
    name = RuleName() { return new DropSyntax(pos, kind, ifExists, name); }
}

StatementSyntax ShowStatement() :
{
    final SqlParserPos pos;
    final SqlIdentifier name;
    final StatementKind kind;
    TargetSyntax target = null;
    Word like = null;
}
{
    <SHOW> { pos = getPos(); }
    (
        LOOKAHEAD(1)
        (
            <RULES> { kind = StatementKind.RULE; }
        |
            <POLICIES> { kind = StatementKind.POLICY; }
        |
            <HOLDS> { kind = StatementKind.HOLD; }
        )
        [ <ON> target = RuleTarget() ]
        [ <LIKE> like = Text() ]
        { return new ShowSyntax(pos, kind, target, like); }
    |
        LOOKAHEAD(1)
        (
            <CALENDARS> { kind = StatementKind.CALENDAR; }
        |
            <TARGETS> { kind = StatementKind.TARGET; }
        )
        [ <LIKE> like = Text() ]
        { return new ShowSyntax(pos, kind, null, like); }
    |
        <RULE> <HISTORY> name = RuleName() {
            return new QuestionSyntax(pos, "SHOW RULE HISTORY", name);
        }
    )
}

QuestionSyntax DescribeStatement() :
{
    final SqlParserPos pos;
    final String what;
    final SqlIdentifier name;
}
{
    <DESCRIBE> { pos = getPos(); }
    ( <RULE> | <POLICY> | <TARGET> ) { what = "DESCRIBE " + upperImage(); }
    name = RuleName() { return new QuestionSyntax(pos, what, name); }
}

QuestionSyntax ExplainStatement() :
{
    final SqlParserPos pos;
    String what = "EXPLAIN";
    final SqlIdentifier name;
}
{
    <EXPLAIN> { pos = getPos(); }
    (
        LOOKAHEAD(1)
        <POLICY> { what = what + " POLICY"; }
    |
        [ ( <PLAN> | <STATE> | <COST> ) { what = what + " " + upperImage(); } ]
        <RULE> { what = what + " RULE"; }
    )
    name = RuleName() { return new QuestionSyntax(pos, what, name); }
}

AckIncidentSyntax AckIncident() :
{
    final SqlParserPos pos;
    final Word incident;
    boolean isExpected = false;
    Word comment = null;
}
{
    <ACK> { pos = getPos(); } <INCIDENT> incident = Text()
    [ <AS> <EXPECTED> { isExpected = true; } ]
    [ <COMMENT> comment = Text() ]
    { return new AckIncidentSyntax(pos, incident, isExpected, comment); }
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
        return new TargetSyntax.Tagged(pos, text);
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
    final String form;
    Word runs = null;
    SqlNode size;
    final List<SqlNode> sizes = new ArrayList<SqlNode>();
    SqlParserPos timePos = null;
    SqlIdentifier eventTime = null;
    SqlNode lateness = null;
}
{
    (
        ( <RUN> | <BATCH> ) { pos = getPos(); form = upperImage(); }
    |
        <LAST> { pos = getPos(); form = "LAST RUNS"; } runs = Count() <RUNS>
    |
        ( <TUMBLE> | <HOP> | <SESSION> | <CUMULATE> ) { pos = getPos(); form = upperImage(); }
        <LPAREN> size = IntervalLiteral() { sizes.add(size); }
        ( <COMMA> size = IntervalLiteral() { sizes.add(size); } )*
        <RPAREN>
    )
    [
        LOOKAHEAD(<ON> ( <EVENT> | <PROCESSING> ))
        <ON> { timePos = getPos(); }
        (
            <EVENT> <TIME> eventTime = CompoundIdentifier()
        |
            <PROCESSING> <TIME>
        )
    ]
    [ <ALLOWED> <LATENESS> lateness = IntervalLiteral() ]
    { return new WindowSyntax(pos, form, sizes, runs, timePos, eventTime, lateness); }
}

ExpectationSyntax RuleExpectation() :
{
    final SqlParserPos pos;
    final SqlNode expression;
    boolean isStrict = false;
    SqlNode mostly = null;
    Word word = null;
    final ExpectationSyntax expectation;
}
{
    <EACH> { pos = getPos(); } <ROW>
    <LPAREN> expression = Expression(ExprContext.ACCEPT_NON_QUERY) <RPAREN>
    [ <STRICT> { isStrict = true; } ]
    [ <MOSTLY> mostly = NumericLiteral() ]
    { return new ExpectationSyntax.EachRow(pos, expression, isStrict, mostly); }
|
    <LPAREN> { pos = getPos(); }
    expression = Expression(ExprContext.ACCEPT_NON_QUERY) <RPAREN>
    { return new ExpectationSyntax.Metrics(pos, expression); }
|
    <NORMAL> { pos = getPos(); } expression = Expression(ExprContext.ACCEPT_NON_QUERY)
    expectation = NormalClauses(pos, expression) { return expectation; }
|
    <SCHEMA> { pos = getPos(); } expectation = SchemaExpectation(pos) { return expectation; }
|
    <ARRIVAL> { pos = getPos(); } expectation = ArrivalExpectation(pos) { return expectation; }
|
    ( <SAME> | <REFERENCES> | <DRIFT> | <QUERY> ) { return pendingExpectation(upperImage()); }
}

ExpectationSyntax NormalClauses(SqlParserPos pos, SqlNode metric) :
{
    Word strategy = null;
    final List<SqlNode> parameters = new ArrayList<SqlNode>();
    SqlNode parameter;
    Word train = null;
    Word direction = null;
    Word zone = null;
    Word calendar = null;
    boolean isSnapshot = false;
}
{
    [ <SNAPSHOT> { isSnapshot = true; } ]
    [
        <USING> strategy = AnyWord()
        [
            <LPAREN>
            [
                parameter = Expression(ExprContext.ACCEPT_NON_QUERY) { parameters.add(parameter); }
                (
                    <COMMA> parameter = Expression(ExprContext.ACCEPT_NON_QUERY) {
                        parameters.add(parameter);
                    }
                )*
            ]
            <RPAREN>
        ]
    ]
    [ <TRAIN> <ON> train = Count() <RUNS> ]
    [ <DIRECTION> direction = AnyWord() ]
    [ <TIME> <ZONE> zone = Text() ]
    [ LOOKAHEAD(<ON> <CALENDAR>) <ON> <CALENDAR> calendar = CalendarName() ]
    {
        return new ExpectationSyntax.Normal(
            pos, metric, isSnapshot, strategy, parameters, train, direction, zone, calendar);
    }
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
    final Word due;
    final boolean isCron;
    Word zone = null;
    Word calendar = null;
    final SqlNode interval;
    final TargetSyntax upstream;
    SqlNode grace = null;
}
{
    <BY>
    (
        <TIME> due = Text() { isCron = false; }
    |
        <CRON> due = Text() { isCron = true; }
    )
    [ <TIME> <ZONE> zone = Text() ]
    [ LOOKAHEAD(<ON> <CALENDAR>) <ON> <CALENDAR> calendar = CalendarName() ]
    [ <GRACE> grace = IntervalLiteral() ]
    { return new ArrivalSyntax.ByClock(pos, isCron, due, zone, calendar, grace); }
|
    <EVERY> interval = IntervalLiteral()
    [ <GRACE> grace = IntervalLiteral() ]
    { return new ArrivalSyntax.Every(pos, interval, grace); }
|
    <WITHIN> interval = IntervalLiteral() <OF> <UPSTREAM> upstream = NamedDataset()
    [ <GRACE> grace = IntervalLiteral() ]
    { return new ArrivalSyntax.Within(pos, interval, upstream, grace); }
|
    <LEARNED>
    [ <TIME> <ZONE> zone = Text() ]
    [ LOOKAHEAD(<ON> <CALENDAR>) <ON> <CALENDAR> calendar = CalendarName() ]
    [ <GRACE> grace = IntervalLiteral() ]
    { return new ArrivalSyntax.Learned(pos, zone, calendar, grace); }
}

/** The name of a calendar or the code of a country. */
Word CalendarName() :
{
    final Word text;
    final SqlIdentifier name;
}
{
    text = Text() { return text; }
|
    name = SimpleIdentifier() { return new Word(name.getSimple(), name.getParserPosition()); }
}

TargetSyntax NamedDataset() :
{
    final Word text;
    final SqlIdentifier name;
}
{
    text = Text() { return new TargetSyntax.Named(text); }
|
    name = CompoundIdentifier() {
        return new TargetSyntax.Named(
            new Word(String.join(".", name.names), name.getParserPosition()));
    }
}

void RuleClause(List<ClauseSyntax> clauses) :
{
    final SqlParserPos pos;
    final String keyword;
    final SqlNode expression;
    final List<SqlNode> expressions = new ArrayList<SqlNode>();
    final ExpectationSyntax expectation;
    final WindowSyntax window;
    final Word word;
    final Word count;
    Word top = null;
    Word most = null;
    final List<Word> words;
    final List<ClauseSyntax.Level> levels = new ArrayList<ClauseSyntax.Level>();
    final List<ActionSyntax> actions = new ArrayList<ActionSyntax>();
}
{
    <WHERE> { pos = getPos(); } expression = Expression(ExprContext.ACCEPT_NON_QUERY) {
        clauses.add(new ClauseSyntax.Where(pos, expression));
    }
|
    <SEGMENT> { pos = getPos(); } <BY> SegmentKey(expressions) ( <COMMA> SegmentKey(expressions) )*
    [ <TOP> top = Count() | <MAX> most = Count() <SEGMENTS> ]
    { clauses.add(new ClauseSyntax.SegmentBy(pos, expressions, top, most)); }
|
    <RULE_OVER> { pos = getPos(); } window = RuleWindow() {
        clauses.add(new ClauseSyntax.Over(pos, window));
    }
|
    <EXPECT> { pos = getPos(); } expectation = RuleExpectation() {
        clauses.add(new ClauseSyntax.Expect(pos, expectation));
    }
|
    <SEVERITY> { pos = getPos(); } SeverityLevel(levels) ( <COMMA> SeverityLevel(levels) )* {
        clauses.add(new ClauseSyntax.Severity(pos, levels));
    }
|
    <FOR> { pos = getPos(); } word = Count() <OF> count = Count() <WINDOWS> {
        clauses.add(new ClauseSyntax.Damping(pos, word, count));
    }
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
    RuleAction(actions) ( <COMMA> RuleAction(actions) )*
    { clauses.add(new ClauseSyntax.OnViolation(pos, actions)); }
|
    LOOKAHEAD(2) <ON> { pos = getPos(); } <EMPTY> word = AnyWord() {
        clauses.add(new ClauseSyntax.Setting("ON EMPTY", pos, word));
    }
|
    <MUTE> { pos = getPos(); } <UNTIL> word = PointInTime() {
        clauses.add(new ClauseSyntax.Setting("MUTE UNTIL", pos, word));
    }
|
    <BASELINE> { pos = getPos(); } <SINCE> word = PointInTime() {
        clauses.add(new ClauseSyntax.Setting("BASELINE SINCE", pos, word));
    }
|
    <EXCLUDE> { pos = getPos(); } <RUNS> <LPAREN> words = Texts() <RPAREN> {
        clauses.add(new ClauseSyntax.ExcludeRuns(pos, words));
    }
}

void SegmentKey(List<SqlNode> keys) :
{
    final SqlNode key;
}
{
    key = Expression(ExprContext.ACCEPT_NON_QUERY) { keys.add(key); }
}

void SeverityLevel(List<ClauseSyntax.Level> levels) :
{
    final Word severity;
    SqlNode when = null;
}
{
    severity = AnyWord() [ <WHEN> when = Expression(ExprContext.ACCEPT_NON_QUERY) ] {
        levels.add(new ClauseSyntax.Level(severity, when));
    }
}

void RuleAction(List<ActionSyntax> actions) :
{
    final Word verb;
    String name;
    SqlIdentifier to = null;
    Word sample = null;
    SqlIdentifier column;
    final List<SqlIdentifier> masked = new ArrayList<SqlIdentifier>();
}
{
    verb = AnyWord() { name = verb.text().toUpperCase(Locale.ROOT); }
    [ ( <ROW> | <RUN> | <DOWNSTREAM> ) { name = name + " " + upperImage(); } ]
    [ <TO> to = CompoundIdentifier() ]
    [ <SAMPLE> sample = Count() ]
    [
        <MASK> <LPAREN> column = CompoundIdentifier() { masked.add(column); }
        ( <COMMA> column = CompoundIdentifier() { masked.add(column); } )*
        <RPAREN>
    ]
    { actions.add(new ActionSyntax(name, verb.pos(), to, sample, masked)); }
}

/** A word that is an identifier, or reserved by SQL and used by the rule language. */
Word AnyWord() :
{
    final String name;
}
{
    name = Identifier() { return new Word(name, getPos()); }
|
    ( <DROP> | <BOTH> | <SKIP_> | <UNKNOWN> ) { return new Word(token.image, getPos()); }
}

/** A whole number, judged later. */
Word Count() :
{
}
{
    <UNSIGNED_INTEGER_LITERAL> { return new Word(token.image, getPos()); }
}

/** The text of a date or timestamp, judged later. */
Word PointInTime() :
{
    final Word text;
}
{
    [ <TIMESTAMP> | <DATE> ] text = Text() { return text; }
}

List<Word> Texts() :
{
    final List<Word> texts = new ArrayList<Word>();
    Word text;
}
{
    text = Text() { texts.add(text); }
    ( <COMMA> text = Text() { texts.add(text); } )*
    { return texts; }
}

/** A call of a function whose name SQL reserves. */
SqlNode ReservedWordCall() :
{
    final SqlIdentifier name;
    final Span s;
    final List<SqlNode> args;
}
{
    ( <CORR> | <DAY> | <RANGE> ) { name = new SqlIdentifier(unquotedIdentifier(), getPos()); s = span(); }
    args = FunctionParameterList(ExprContext.ACCEPT_SUB_QUERY) {
        final SqlLiteral quantifier = (SqlLiteral) args.get(0);
        args.remove(0);
        return createCall(
            name, s.end(this), SqlFunctionCategory.USER_DEFINED_FUNCTION, quantifier, args);
    }
}

/** {@code OVER LAST n RUNS} after the aggregate of a metric. */
void HistoryOver(List<Object> list, ExprContext exprContext, Span s) :
{
    final SqlNode scopes;
}
{
    <HISTORY_OVER> { s.clear().add(this); } <LAST> scopes = NumericLiteral() <RUNS> {
        list.add(new SqlParserUtil.ToTreeListItem(HistoryOperator.OVER_LAST, s.pos()));
        list.add(scopes);
    }
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
    final SqlParserPos pos = getPos();
    skipClause();
    return new ExpectationSyntax.Pending(pos, "EXPECT " + what);
}

/** Reads on to the next clause; what it skips is a part of the language that is still to come. */
JAVACODE
private void skipClause()
{
    int depth = 0;
    while (true) {
        final Token next = getToken(1);
        if (next.kind == EOF || depth == 0 && startsClause(next)) {
            return;
        }
        depth += next.kind == LPAREN ? 1 : next.kind == RPAREN ? -1 : 0;
        getNextToken();
    }
}

JAVACODE
private boolean startsClause(Token next)
{
    switch (next.kind) {
    case WHERE:
    case EXPECT:
    case RULE_OVER:
    case SEVERITY:
    case FOR:
    case NOTIFY:
    case OWNER:
    case COMMENT:
    case MODE:
        return true;
    case SEGMENT:
        return after(next).kind == BY;
    case MUTE:
        return after(next).kind == UNTIL;
    case BASELINE:
        return after(next).kind == SINCE;
    case EXCLUDE:
        return after(next).kind == RUNS;
    case ON:
        return after(next).kind == VIOLATION || after(next).kind == EMPTY;
    default:
        return false;
    }
}

/**
 * Tells the OVER of the rule, the OVER of a history and the OVER of an aggregate from each other.
 * The one outside parentheses is the rule's, unless it follows a call in the WHEN of a severity;
 * what is left and followed by LAST is a history.
 */
JAVACODE
private void markOvers()
{
    int depth = 0;
    int cases = 0;
    boolean inCondition = false;
    int before = EOF;
    for (Token next = getToken(1); next.kind != EOF; next = after(next)) {
        depth += next.kind == LPAREN ? 1 : next.kind == RPAREN ? -1 : 0;
        cases += next.kind == CASE ? 1 : next.kind == END ? -1 : 0;
        if (depth == 0 && cases <= 0) {
            inCondition = next.kind == WHEN || inCondition && !startsClause(next);
        }
        if (next.kind == OVER) {
            final boolean ofRule = depth <= 0 && !(inCondition && before == RPAREN);
            final boolean ofHistory = after(next).kind == LAST;
            next.kind = ofRule ? RULE_OVER : ofHistory ? HISTORY_OVER : OVER;
        }
        before = next.kind;
    }
    jj_ntk = -1;
}

/**
 * Takes a word that SQL reserves as the name of a column where it stands alone as an operand, such as
 * unique in SUM(unique) and order in order > 3: no other use of the word has an operator on each side.
 */
JAVACODE
private void takeWordsAsColumns()
{
    int called = EOF;
    Token before = getToken(0);
    for (Token next = getToken(1); next.kind != EOF; next = after(next)) {
        final boolean isUnit =
            before.kind == LPAREN && (called == TIMESTAMPDIFF || called == TIMESTAMPADD);
        final boolean isColumn =
            before.kind == DOT
                || before.kind == TIME && called == EVENT
                || !isUnit && !standsAlone(next.kind) && !beginsInterval(next) && beginsOperand(before)
                    && endsOperand(before, after(next));
        called = before.kind;
        before = next;
        if (isColumn && isWord(next)) {
            next.kind = IDENTIFIER;
        }
    }
    jj_ntk = -1;
}

/** INTERVAL and the text of one, with or without a sign. */
JAVACODE
private boolean beginsInterval(Token token)
{
    return token.kind == INTERVAL && after(after(token)).kind == QUOTED_STRING;
}

/** A word that is neither an identifier nor quoted. */
JAVACODE
private boolean isWord(Token token)
{
    return token.kind != IDENTIFIER && token.image.matches("[A-Za-z_][A-Za-z_0-9]*")
        && token.kind != RULE_OVER && token.kind != HISTORY_OVER;
}

/** Words that have a meaning of their own as an operand. */
JAVACODE
private boolean standsAlone(int kind)
{
    switch (kind) {
    case NULL:
    case TRUE:
    case FALSE:
    case UNKNOWN:
    case CURRENT_DATE:
    case CURRENT_TIME:
    case CURRENT_TIMESTAMP:
    case LOCALTIME:
    case LOCALTIMESTAMP:
    case CASE:
    case NOT:
    case DISTINCT:
    case FROM:
    case ALL:
    case AND:
    case OR:
    case IS:
    case IN:
    case LIKE:
    case ILIKE:
    case SIMILAR:
    case BETWEEN:
    case SYMMETRIC:
    case ASYMMETRIC:
    case WHEN:
    case THEN:
    case ELSE:
    case END:
        return true;
    default:
        return false;
    }
}

JAVACODE
private boolean beginsOperand(Token before)
{
    switch (before.kind) {
    case LPAREN:
    case COMMA:
    case EQ:
    case NE:
    case NE2:
    case LT:
    case GT:
    case LE:
    case GE:
    case PLUS:
    case MINUS:
    case STAR:
    case SLASH:
    case CONCAT:
    case AND:
    case OR:
    case NOT:
    case BETWEEN:
    case LIKE:
    case WHERE:
    case WHEN:
    case THEN:
    case ELSE:
    case DISTINCT:
    case BY:
    case SEGMENT:
        return true;
    default:
        return false;
    }
}

JAVACODE
private boolean endsOperand(Token before, Token next)
{
    switch (next.kind) {
    case RPAREN:
    case COMMA:
    case DOT:
    case EQ:
    case NE:
    case NE2:
    case LT:
    case GT:
    case LE:
    case GE:
    case PLUS:
    case MINUS:
    case STAR:
    case SLASH:
    case CONCAT:
    case AND:
    case OR:
    case IS:
    case IN:
    case BETWEEN:
    case LIKE:
    case THEN:
    case ELSE:
    case END:
    case EOF:
        return true;
    case NOT:
        return after(next).kind == IN || after(next).kind == LIKE || after(next).kind == BETWEEN;
    default:
        // The words of clauses may be columns, too: after NOT it is one that follows an operator.
        return before.kind != NOT && startsClause(next);
    }
}

JAVACODE
private Token after(Token token)
{
    if (token.next == null) {
        token.next = token_source.getNextToken();
    }
    return token.next;
}

/** Takes the next word as a name though SQL reserves it, unless the name was left out. */
JAVACODE
private void takeWordAsName()
{
    final Token next = getToken(1);
    if (next.kind != ON && next.kind != EXPECT && next.kind != IF
        && !next.image.isEmpty() && Character.isLetter(next.image.charAt(0))) {
        next.kind = IDENTIFIER;
        jj_ntk = -1;
    }
}
