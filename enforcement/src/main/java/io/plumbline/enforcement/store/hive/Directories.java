package io.plumbline.enforcement.store.hive;

import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import io.plumbline.enforcement.store.hdfs.Content;
import io.plumbline.enforcement.store.hdfs.Files;
import io.plumbline.model.Hashes;
import io.plumbline.rules.retention.RetentionAct;
import io.plumbline.rules.retention.RetentionStep;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hive.metastore.api.Partition;
import org.apache.thrift.TDeserializer;
import org.apache.thrift.TException;
import org.apache.thrift.TSerializer;
import org.apache.thrift.protocol.TBinaryProtocol;

/**
 * Directories of partitions, and where they lie when they are set aside: in one of their own for
 * each act, on the same file system, beside what the metastore said of the partition.
 */
final class Directories implements AutoCloseable {
  private static final String PARTITION = "partition";
  private static final String DATA = "data";

  private final HiveConfig config;
  private final Map<String, Files> systems = new ConcurrentHashMap<>();

  /**
   * What an act has set aside, or is about to.
   *
   * @param folder of the act
   */
  record Aside(Path folder, Partition partition) {
    Path data() {
      return new Path(folder, DATA);
    }

    Path place() {
      return new Path(partition.getSd().getLocation());
    }
  }

  Directories(HiveConfig config) {
    this.config = config;
  }

  /** What a partition holds; it changes with its description in the metastore too. */
  Content content(Partition partition) throws StoreUnavailableException, StoreRefusedException {
    var place = new Path(partition.getSd().getLocation());
    return on(place)
        .run(
            system -> {
              var content =
                  system.exists(place) ? Content.of(system, place) : new Content("none", 0);
              var version =
                  Hashes.of(
                      place.toString(),
                      Integer.toString(partition.getCreateTime()),
                      content.version());
              return new Content(version, content.bytes());
            });
  }

  /** What an act has set aside or begun to; empty if nothing. */
  Optional<Aside> find(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    var place = new Path(act.resource().location());
    return on(place)
        .run(
            system -> {
              for (var root : new String[] {config.quarantine(), config.archive()}) {
                var folder = system.makeQualified(new Path(root, act.id()));
                var note = new Path(folder, PARTITION);
                if (system.exists(note)) {
                  try (var in = system.open(note)) {
                    return Optional.of(new Aside(folder, partition(in.readAllBytes())));
                  }
                }
              }
              return Optional.empty();
            });
  }

  /** Writes down what the metastore says, before anything is touched. */
  Aside begin(RetentionAct act, Partition partition)
      throws StoreUnavailableException, StoreRefusedException {
    var place = new Path(partition.getSd().getLocation());
    var root = act.step() == RetentionStep.ARCHIVE ? config.archive() : config.quarantine();
    return on(place)
        .run(
            system -> {
              var folder = system.makeQualified(new Path(root, act.id()));
              // Renamed into its place: it is there as a whole or not at all.
              var draft = new Path(folder, PARTITION + ".draft");
              system.mkdirs(folder, Files.OURS_ALONE);
              try (var out = system.create(draft, true)) {
                out.write(bytes(partition));
              }
              system.rename(draft, new Path(folder, PARTITION));
              return new Aside(folder, partition);
            });
  }

  boolean hasData(Aside aside) throws StoreUnavailableException, StoreRefusedException {
    return on(aside.folder()).run(system -> system.exists(aside.data()));
  }

  void take(Aside aside) throws StoreUnavailableException, StoreRefusedException {
    var files = on(aside.folder());
    files.<Void>run(
        system -> {
          if (system.exists(aside.place())) {
            files.move(system, aside.place(), aside.data());
          } else {
            // A partition need not have a directory.
            system.mkdirs(aside.data());
          }
          return null;
        });
  }

  /** Puts the directory back, unless it is; refuses to mix it with another. */
  void giveBack(Aside aside) throws StoreUnavailableException, StoreRefusedException {
    var files = on(aside.folder());
    files.<Void>run(
        system -> {
          if (system.exists(aside.data())) {
            files.move(system, aside.data(), aside.place());
          }
          return null;
        });
  }

  void delete(Aside aside) throws StoreUnavailableException, StoreRefusedException {
    var files = on(aside.folder());
    files.<Void>run(
        system -> {
          // In one step with what the metastore said, so that it is all there or all gone.
          files.trash(system, aside.folder());
          return null;
        });
  }

  void forget(Aside aside) throws StoreUnavailableException, StoreRefusedException {
    on(aside.folder()).run(system -> system.delete(aside.folder(), true));
  }

  @Override
  public void close() {
    systems.values().forEach(Files::close);
  }

  private Files on(Path path) throws StoreRefusedException {
    var uri = path.toUri();
    if ("file".equals(uri.getScheme()) && !isAllowed(uri.getPath())) {
      throw new StoreRefusedException(
          "Cannot touch %s: of this machine only folders that retention.folders names may be, with quarantine and archive"
              .formatted(path),
          null);
    }
    var system = uri.getScheme() + "://" + (uri.getAuthority() == null ? "/" : uri.getAuthority());
    return systems.computeIfAbsent(
        system,
        each ->
            new Files(
                config.name(),
                URI.create(each),
                config.user(),
                config.settings(),
                config.timeout()));
  }

  private boolean isAllowed(String path) {
    return Stream.of(path, config.quarantine(), config.archive())
        .allMatch(config.localFolders()::contain);
  }

  private static byte[] bytes(Partition partition) throws IOException {
    try {
      return new TSerializer(new TBinaryProtocol.Factory()).serialize(partition);
    } catch (TException e) {
      throw new IOException(e);
    }
  }

  private static Partition partition(byte[] bytes) throws IOException {
    try {
      var partition = new Partition();
      new TDeserializer(new TBinaryProtocol.Factory()).deserialize(partition, bytes);
      return partition;
    } catch (TException e) {
      throw new IOException(e);
    }
  }
}
