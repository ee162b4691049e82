package io.plumbline.enforcement.store.s3;

import static java.util.Objects.requireNonNull;

import io.plumbline.enforcement.store.Listing;
import io.plumbline.enforcement.store.Page;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.Reversal;
import io.plumbline.enforcement.store.Standing;
import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import io.plumbline.model.DatasetId;
import io.plumbline.rules.retention.PartitionTimes;
import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionAct;
import io.plumbline.rules.retention.RetentionBasis;
import io.plumbline.rules.retention.Scan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Dated prefixes of a bucket of S3, or of what speaks its protocol. Where the bucket keeps
 * versions, quarantine is a delete marker on each object and restoring takes it off; where it does
 * not, and for the archive, objects are copied out of their place and back. Deleting removes every
 * version that was there when the resource was set aside, for good. What Object Lock keeps is
 * refused before anything is begun. A copy has a new time of change, and tags or rights of its own
 * may be lost.
 */
public final class S3Store implements RetentionStore {
  private final S3Config config;
  private final Bucket bucket;
  private final Notes notes;

  public S3Store(S3Config config) {
    this.config = requireNonNull(config, "config is null");
    this.bucket = new Bucket(config);
    this.notes = new Notes(bucket, config.aside());
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public Reversal reversal() {
    return Reversal.RESTORABLE;
  }

  @Override
  public Optional<Instant> clock() throws StoreUnavailableException {
    try {
      return bucket.clock();
    } catch (StoreRefusedException e) {
      return Optional.empty();
    }
  }

  @Override
  public Page list(Listing listing, String cursor, int limit)
      throws StoreUnavailableException, StoreRefusedException {
    listing.require(RetentionBasis.PARTITION_VALUE, "objects");
    var prefix = prefix(listing.dataset());
    if (cursor.equals(Page.START)) {
      bucket.keepsVersions();
    }
    var names = new DatedPrefixes(bucket, prefix, config.levels()).names(cursor, limit);
    if (names.isEmpty() && cursor.equals(Page.START)) {
      requireDataset(listing.dataset(), prefix);
    }
    var resources = new ArrayList<Resource>(names.size());
    for (var name : names) {
      resource(prefix, name, listing).ifPresent(resources::add);
    }
    var next = names.size() < limit ? null : names.get(names.size() - 1);
    return new Page(resources, next, Scan.Coverage.COMPLETE);
  }

  @Override
  public Optional<Resource> find(Listing listing, String id)
      throws StoreUnavailableException, StoreRefusedException {
    place(listing.dataset(), id);
    return resource(prefix(listing.dataset()), id, listing);
  }

  @Override
  public Standing standing(RetentionAct act)
      throws StoreUnavailableException, StoreRefusedException {
    var place = place(act.dataset(), act.resource().id());
    var aside = notes.find(act);
    if (aside.isPresent()) {
      return aside.get().isDone() ? Standing.SET_ASIDE : Standing.UNDERWAY;
    }
    return bucket.hasObjects(place) ? Standing.UNTOUCHED : Standing.GONE;
  }

  @Override
  public void setAside(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    var place = place(act.dataset(), act.resource().id());
    var known = notes.find(act);
    if (known.isPresent() && known.get().isDone()) {
      return;
    }
    var aside = known.isPresent() ? known.get() : begin(act, place);
    Way.of(aside, bucket).setAside(aside);
    notes.write(act, aside.done());
  }

  @Override
  public void restore(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    var place = place(act.dataset(), act.resource().id());
    var aside = notes.find(act);
    if (aside.isPresent()) {
      Way.of(aside.get(), bucket).restore(aside.get());
      notes.forget(act);
    } else if (!bucket.hasObjects(place)) {
      throw new StoreRefusedException("Cannot restore %s: it is gone".formatted(place), null);
    }
  }

  @Override
  public void delete(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    var place = place(act.dataset(), act.resource().id());
    var aside = notes.find(act);
    if (aside.isPresent() && aside.get().isDone()) {
      Way.of(aside.get(), bucket).delete(aside.get());
      notes.forget(act);
    } else if (aside.isPresent() || bucket.hasObjects(place)) {
      throw new StoreRefusedException(
          "Cannot delete %s: it was not set aside first".formatted(place), null);
    }
  }

  @Override
  public void close() {
    bucket.close();
  }

  /** Looks at all that is there, and writes down what is about to be set aside. */
  private Aside begin(RetentionAct act, String place)
      throws StoreUnavailableException, StoreRefusedException {
    var objects = bucket.versions(place, Beneath.MOST);
    if (!Content.of(objects).version().equals(act.resource().version())) {
      throw new StoreRefusedException(
          "Cannot set aside %s: it changed since it was planned".formatted(place), null);
    }
    new Locks(bucket).requireFree("set aside", objects);
    var aside = Aside.of(act, place, bucket.keepsVersions(), config.aside(), objects);
    if (aside.way() == Way.Name.MOVED) {
      for (var object : aside.visible()) {
        if (object.bytes() > Moving.MOST_BYTES) {
          throw new StoreRefusedException(
              "Cannot set aside %s: it is larger than 5 GiB, which no server copies at once; let the"
                      .formatted(object.key())
                  + " bucket keep versions",
              null);
        }
      }
    }
    notes.write(act, aside);
    return aside;
  }

  private Optional<Resource> resource(String prefix, String id, Listing listing)
      throws StoreUnavailableException, StoreRefusedException {
    var place = prefix + id + "/";
    var end = PartitionTimes.endOf(id, listing.zone()).orElse(null);
    var location = "s3://" + config.bucket() + "/" + place;
    var objects = bucket.versions(place, Beneath.MOST);
    if (objects.size() > Beneath.MOST) {
      return Optional.of(
          Resource.of(id, "", end, Resource.UNKNOWN_SIZE, location)
              .sharedBy("more than %,d versions of objects; divide it".formatted(Beneath.MOST)));
    }
    if (objects.stream().noneMatch(ObjectVersion::isVisible)) {
      return Optional.empty();
    }
    var content = Content.of(objects);
    return Optional.of(Resource.of(id, content.version(), end, content.bytes(), location));
  }

  // There are no directories: what has no objects is not known to be a dataset.
  private void requireDataset(DatasetId dataset, String prefix)
      throws StoreUnavailableException, StoreRefusedException {
    if (bucket.versions(prefix, 0).isEmpty() && !notes.knows(dataset.name())) {
      throw new StoreRefusedException(
          "Cannot list %s: bucket %s has no object beneath it"
              .formatted(dataset.name(), config.bucket()),
          null);
    }
  }

  // OpenLineage names a prefix by its path within the bucket.
  private String prefix(DatasetId dataset) throws StoreRefusedException {
    var name = plain(dataset.name());
    if (!isPlain(name)) {
      throw new StoreRefusedException(
          "Cannot use %s: it is not the path of a prefix".formatted(dataset.name()), null);
    }
    var prefix = name + "/";
    if (!prefix.startsWith(config.prefix()) || prefix.startsWith(config.aside())) {
      throw new StoreRefusedException(
          "Cannot use %s: it lies outside %s"
              .formatted(dataset.name(), config.prefix().isEmpty() ? "the data" : config.prefix()),
          null);
    }
    requireBucket(dataset);
    return prefix;
  }

  private void requireBucket(DatasetId dataset) throws StoreRefusedException {
    for (var scheme : List.of("s3://", "s3a://", "s3n://")) {
      var namespace = dataset.namespace();
      if (namespace.startsWith(scheme) && !namespace.equals(scheme + config.bucket())) {
        throw new StoreRefusedException(
            "Cannot use %s: it is not in bucket %s".formatted(dataset.id(), config.bucket()), null);
      }
    }
  }

  private String place(DatasetId dataset, String id) throws StoreRefusedException {
    if (!isPlain(id) || id.startsWith("_") || id.split("/", -1).length != config.levels()) {
      throw new StoreRefusedException(
          "Cannot use %s: it is not a partition of %s".formatted(id, dataset.name()), null);
    }
    return prefix(dataset) + id + "/";
  }

  /** Without the slash that some begin a path with. */
  static String plain(String name) {
    return name.startsWith("/") ? name.substring(1) : name;
  }

  /** Whether every part is a name and none leads elsewhere. */
  private static boolean isPlain(String path) {
    for (var part : path.split("/", -1)) {
      if (part.isEmpty() || part.startsWith(".")) {
        return false;
      }
    }
    return true;
  }
}
