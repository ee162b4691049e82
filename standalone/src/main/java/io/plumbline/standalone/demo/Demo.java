package io.plumbline.standalone.demo;

import static java.time.ZoneOffset.UTC;

import io.plumbline.model.Alert;
import io.plumbline.standalone.client.AlertStream;
import io.plumbline.standalone.client.ApiClient;
import io.plumbline.standalone.client.Connection;
import io.plumbline.standalone.engine.Engine;
import io.plumbline.standalone.engine.PrivateFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The shop on a running engine: four weeks of history, then live, with one thing after another. */
public final class Demo implements AutoCloseable {
  private static final long SEED = 20_240_607;
  private static final Duration PAST = Duration.ofDays(28);

  /** From the start of a round to the deadline that is missed. */
  private static final Duration DEADLINE_AHEAD = Duration.ofSeconds(15);

  /** After this a broken thing that was not reported counts as missed. */
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private static final Duration ROUNDS = Duration.ofMinutes(10);
  private static final Duration TICK = Duration.ofSeconds(5);
  private static final Duration DECISION = Duration.ofSeconds(10);

  /** From an alert, or its end, to a DAG that is paused, or is not. */
  private static final Duration HELD = Duration.ofSeconds(30);

  /** From the end of a round to what retention says: two scans, a grace, and another one. */
  private static final Duration KEPT = Duration.ofSeconds(60);

  private final Path data;
  private final Narrator narrator;
  private final ShopApi api;
  private final Telemetry telemetry;
  private final Scoreboard scoreboard = new Scoreboard();
  private final Set<String> heard = Collections.newSetFromMap(new RecentlyHeard());
  private final AlertStream alerts;
  private final ShopScheduler scheduler = ShopScheduler.start(new Shop(LocalTime.NOON));
  private final ShopLake lake;
  private boolean acted;

  private Demo(Connection connection, Path data, PrintWriter out) {
    var client = new ApiClient(connection);
    this.data = data;
    this.lake = new ShopLake(data);
    this.narrator = new Narrator(out);
    this.api = new ShopApi(client);
    this.telemetry = new Telemetry(connection);
    this.alerts = AlertStream.open(client, this::reported);
  }

  /**
   * Connects to an engine.
   *
   * @param data folder of the engine, where the demo notes how far it told its history
   */
  public static Demo open(Connection connection, Path data, PrintWriter out) {
    return new Demo(connection, data, out);
  }

  /**
   * Tells the history, goes live, breaks each thing once and waits for the reports.
   *
   * @return whether everything that was broken was reported within 120 s
   */
  public boolean once() throws InterruptedException {
    var round = round();
    // Long ahead for now: what matters is that the rule sees when the load came in the past.
    narrator.say("Rules: volume, schema, rows, and the arrival of daily_revenue");
    narrator.say("Policies: hold what reads bad orders, keep a month of the lake");
    api.install();
    api.connect(scheduler, secret());
    lake.fill();
    api.connect(lake);
    api.dropRevenueRulesBut(round.revenueRule());
    api.expectRevenue(round.revenueRule(), LocalTime.now(UTC).plusHours(1));
    tellHistory(round.history());
    return run(round);
  }

  /**
   * Goes on from {@link #once} in real time: every load comes when it is due, and every ten minutes
   * all is repaired and broken again. Returns when the engine ends.
   *
   * @return what the engine lost; empty when it was stopped
   */
  public String live(Engine engine) throws InterruptedException {
    var told = Instant.now();
    var nextRound = told.plus(ROUNDS);
    narrator.say("Live: all is broken again every %d min; Ctrl-C ends it", ROUNDS.toMinutes());
    var end = engine.awaitEnd(TICK);
    for (; end.isEmpty(); end = engine.awaitEnd(TICK)) {
      var now = Instant.now();
      telemetry.tell(dueNow(told, now));
      told = now;
      if (now.isAfter(nextRound)) {
        var round = round();
        api.dropRevenueRulesBut(round.revenueRule());
        run(round);
        nextRound = now.plus(ROUNDS);
      }
    }
    return end.get();
  }

  /** Where the engine reads what it shows the scheduler. */
  private Path secret() {
    var folder = data.toAbsolutePath().normalize().resolve("secrets");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make folder " + folder, e);
    }
    var file = folder.resolve("shop-scheduler");
    PrivateFiles.write(file, scheduler.token());
    return file;
  }

  @Override
  public void close() {
    scheduler.close();
    alerts.close();
    telemetry.close();
  }

  private void tellHistory(History history) {
    var now = Instant.now();
    var from = Told.until(data, SEED, now.minus(PAST));
    var loads =
        history.between(from, now).stream().filter(load -> !isMissedNow(load, now)).toList();
    long began = System.nanoTime();
    narrator.say(
        "History: %,d loads since %s, through OpenLineage's own client ...",
        loads.size(), from.truncatedTo(ChronoUnit.HOURS));
    telemetry.tell(loads);
    new Told(SEED, now.toEpochMilli()).write(data);
    var took = Duration.ofNanos(System.nanoTime() - began);
    narrator.say("History: %,d events in %s", 2 * loads.size(), Narrator.seconds(took));
  }

  /** The last arrival of the daily revenue was yesterday; today's is what is missed. */
  private static boolean isMissedNow(Load load, Instant now) {
    return load.job().output().equals(Shop.DAILY_REVENUE)
        && load.completed().isAfter(now.minus(Duration.ofHours(12)));
  }

  /** The regular loads of a stretch of time, without the one that is missed. */
  private static List<Load> dueNow(Instant from, Instant to) {
    return new History(new Shop(LocalTime.NOON), new Traffic(SEED))
        .between(from, to).stream()
            .filter(load -> !load.job().output().equals(Shop.DAILY_REVENUE))
            .toList();
  }

  /** A round begins when the daily revenue usually arrives. */
  private Round round() {
    var begin = LocalTime.now(UTC).truncatedTo(ChronoUnit.SECONDS);
    var shop = new Shop(begin);
    var history = new History(shop, new Traffic(SEED));
    return new Round(
        ShopRules.revenueRule(begin),
        history,
        new Sabotage(shop, history, telemetry, api, scoreboard, narrator),
        shop.maker(Shop.ORDERS));
  }

  /**
   * @param reader the job that reads the raw orders
   */
  private record Round(String revenueRule, History history, Sabotage shop, ShopJob reader) {}

  private boolean run(Round round) throws InterruptedException {
    int before = scoreboard.scores().size();
    breakEach(round);
    var scores = scoreboard.scores().subList(before, scoreboard.scores().size());
    narrator.table(scores, decisions(scores));
    return acted && scores.stream().allMatch(Scoreboard.Score::isReported);
  }

  private void breakEach(Round round) throws InterruptedException {
    var shop = round.shop();
    narrator.say("Live: the loads that are due now arrive");
    shop.runWell();
    lake.fill();
    telemetry.tell(lake.written());
    telemetry.tellStart(lake.reading());
    var due = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(DEADLINE_AHEAD);
    api.expectRevenue(round.revenueRule(), LocalTime.ofInstant(due, UTC));
    var missed = shop.missDeadline(due, round.revenueRule());
    scoreboard.await(List.of(shop.loseRows()), LIMIT);
    var reader = round.reader();
    boolean held = scheduler.await(reader, true, HELD);
    narrator.acted(
        "HELD  ",
        "the scheduler pauses DAG %s, which reads raw.orders".formatted(reader.name()),
        held);
    List<Supplier<Injection>> steps =
        List.of(shop::dropColumn, shop::narrowColumn, shop::loseEmails, shop::negateAmounts);
    for (var step : steps) {
      scoreboard.await(List.of(step.get()), LIMIT);
    }
    narrator.say("A scheduler asks whether to read raw.orders: %s", api.gate(Shop.RAW_ORDERS));
    scoreboard.await(List.of(missed), LIMIT);
    narrator.say("The load of raw.orders runs again, with all its rows");
    shop.repairRows();
    boolean freed = scheduler.await(reader, false, HELD);
    narrator.acted("FREED ", "the scheduler goes on with DAG " + reader.name(), freed);
    acted = held && freed && keepHouse();
  }

  /** One old day of the lake is gone by now, two are kept, and the engine says why. */
  private boolean keepHouse() throws InterruptedException {
    boolean gone = told("EXPIRE", lake.orders, "is deleted");
    boolean held = told("KEPT  ", lake.returns, "legal hold");
    boolean read = told("KEPT  ", lake.clicks, "a reader needs it");
    return gone && held && read;
  }

  private boolean told(String mark, ShopTable table, String text) throws InterruptedException {
    var end = Instant.now().plus(KEPT);
    var message = api.outcome(table, text);
    while (message.isEmpty() && Instant.now().isBefore(end)) {
      Thread.sleep(200);
      message = api.outcome(table, text);
    }
    var name = Path.of(table.name()).getFileName();
    narrator.acted(
        mark,
        "lake/%s: %s".formatted(name, message.isEmpty() ? "not " + text : message),
        !message.isEmpty());
    return !message.isEmpty();
  }

  private void reported(Alert alert) {
    // Alerts come at least once, and again when late telemetry changes a figure: people hear it
    // once.
    if (heard.add(alert.id())) {
      narrator.alert(alert, scoreboard.take(alert, Instant.now()));
    }
  }

  /** What was decided about each report, by alert; a decision follows its alert at once. */
  private HashMap<String, String> decisions(List<Scoreboard.Score> scores)
      throws InterruptedException {
    var decisions = new HashMap<String, String>();
    var end = Instant.now().plus(DECISION);
    for (var score : new ArrayList<>(scores)) {
      if (score.isReported()) {
        decisions.put(score.alert().id(), decision(score.alert(), end));
      }
    }
    return decisions;
  }

  private String decision(Alert alert, Instant end) throws InterruptedException {
    var id = alert.incident().id();
    var decision = api.decisions(alert.id(), id);
    while (decision.isEmpty() && Instant.now().isBefore(end)) {
      Thread.sleep(200);
      decision = api.decisions(alert.id(), id);
    }
    return decision.isEmpty() ? "none" : decision;
  }

  /** Ids of the last alerts; bounded, for a demo may run for weeks. */
  private static final class RecentlyHeard extends LinkedHashMap<String, Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > 10_000;
    }
  }
}
