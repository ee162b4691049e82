package io.plumbline.enforcement.store.kafka;

import static java.util.Objects.requireNonNull;

import io.plumbline.enforcement.store.Listing;
import io.plumbline.enforcement.store.Page;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.Reversal;
import io.plumbline.enforcement.store.Standing;
import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import io.plumbline.model.DatasetId;
import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionAct;
import io.plumbline.rules.retention.RetentionBasis;
import io.plumbline.rules.retention.Scan;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Records of topics, a day of a partition at a time, by their timestamps. Kafka deletes up to an
 * offset and knows no way back: there is no quarantine, and a deletion is at once for good. A day
 * goes only when all before it has gone, and when every consumer group that reads the partition has
 * read it.
 */
public final class KafkaStore implements RetentionStore {
  private static final String ENGINES = "plumbline.";

  private final String name;
  private final Brokers brokers;

  /**
   * @param client settings of the client: brokers, and how to prove who we are
   * @param timeout of each question
   */
  public KafkaStore(String name, Map<String, Object> client, Duration timeout) {
    this.name = requireNonNull(name, "name is null");
    this.brokers = new Brokers(name, client, timeout);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Reversal reversal() {
    return Reversal.NONE;
  }

  @Override
  public Page list(Listing listing, String cursor, int limit)
      throws StoreUnavailableException, StoreRefusedException {
    listing.require(RetentionBasis.EVENT_TIME, "records");
    var topic = topic(listing.dataset());
    int partitions = brokers.partitions(topic);
    var groups = brokers.groups(topic);
    var found = new ArrayList<Resource>();
    var place = Place.of(cursor);
    for (int part = place.partition(); part < partitions; part++) {
      long from = part == place.partition() ? place.millis() : Place.BEFORE_ALL;
      var partition = new TopicPartition(topic, part);
      while (from != Place.AFTER_ALL) {
        if (found.size() >= limit) {
          return new Page(found, new Place(part, from).text(), Scan.Coverage.COMPLETE);
        }
        if (from == Place.BEFORE_ALL) {
          withoutTime(partition).ifPresent(stretch -> found.add(stretch.resource(groups)));
          from = 0;
          continue;
        }
        var stretch = next(partition, from, listing.zone());
        stretch.ifPresent(each -> found.add(each.resource(groups)));
        from = stretch.map(each -> each.day().toEpochMilli()).orElse(Place.AFTER_ALL);
      }
    }
    return new Page(found, null, Scan.Coverage.COMPLETE);
  }

  @Override
  public Optional<Resource> find(Listing listing, String id)
      throws StoreUnavailableException, StoreRefusedException {
    var topic = topic(listing.dataset());
    var groups = brokers.groups(topic);
    var wanted = Stretch.Id.of(topic, id);
    var stretch =
        wanted.day() == null
            ? withoutTime(wanted.partition())
            : day(wanted.partition(), wanted.day(), listing.zone());
    return stretch.map(each -> each.resource(groups));
  }

  @Override
  public Standing standing(RetentionAct act)
      throws StoreUnavailableException, StoreRefusedException {
    return isGone(act) ? Standing.GONE : Standing.UNTOUCHED;
  }

  @Override
  public void setAside(RetentionAct act) throws StoreRefusedException {
    throw new StoreRefusedException(
        "Cannot set aside records of %s: Kafka has no way back; write THEN DELETE"
            .formatted(act.dataset().name()),
        null);
  }

  @Override
  public void restore(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    if (isGone(act)) {
      throw new StoreRefusedException(
          "Cannot restore records of %s: Kafka has no way back".formatted(act.dataset().name()),
          null);
    }
  }

  @Override
  public void delete(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    if (isGone(act)) {
      return;
    }
    var partition = partitionOf(act);
    long earliest = brokers.earliest(partition);
    long start = Stretch.startOf(act.resource().version());
    if (earliest < start) {
      throw new StoreRefusedException(
          "Cannot delete records of %s from offset %d: older ones, from %d on, are kept and would go"
                  .formatted(partition, start, earliest)
              + " with them",
          null);
    }
    brokers.deleteBefore(partition, Stretch.endOf(act.resource().version()));
  }

  @Override
  public void close() {
    brokers.close();
  }

  private boolean isGone(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    return brokers.earliest(partitionOf(act)) >= Stretch.endOf(act.resource().version());
  }

  private static TopicPartition partitionOf(RetentionAct act) throws StoreRefusedException {
    return Stretch.Id.of(topic(act.dataset()), act.resource().id()).partition();
  }

  /** The engine's own topics, and those of Kafka itself, are no data of anybody. */
  private static String topic(DatasetId dataset) throws StoreRefusedException {
    var name = dataset.name();
    if (name.startsWith(ENGINES) || name.startsWith("_")) {
      throw new StoreRefusedException(
          "Cannot touch topic %s: an engine or a broker lives by it".formatted(name), null);
    }
    return name;
  }

  // Records of old producers have no time: their age is unknown, and they are kept.
  private Optional<Stretch> withoutTime(TopicPartition partition)
      throws StoreUnavailableException, StoreRefusedException {
    long end = brokers.latest(partition);
    long earliest = brokers.earliest(partition);
    long first = brokers.firstFrom(partition, 0).map(Brokers.Position::offset).orElse(end);
    return earliest < first
        ? Optional.of(new Stretch(partition, earliest, first, null))
        : Optional.empty();
  }

  private Optional<Stretch> next(TopicPartition partition, long from, ZoneId zone)
      throws StoreUnavailableException, StoreRefusedException {
    var first = brokers.firstFrom(partition, from);
    return first.isEmpty()
        ? Optional.empty()
        : day(partition, Stretch.dayOf(first.get().timestamp(), zone), zone);
  }

  private Optional<Stretch> day(TopicPartition partition, Instant day, ZoneId zone)
      throws StoreUnavailableException, StoreRefusedException {
    // Asked first: what comes while we ask is of no day yet.
    long latest = brokers.latest(partition);
    var first = brokers.firstFrom(partition, Stretch.startOf(day, zone).toEpochMilli());
    if (first.isEmpty() || first.get().timestamp() >= day.toEpochMilli()) {
      return Optional.empty();
    }
    long end =
        brokers
            .firstFrom(partition, day.toEpochMilli())
            .map(Brokers.Position::offset)
            .orElse(latest);
    return Optional.of(new Stretch(partition, first.get().offset(), end, day));
  }
}
