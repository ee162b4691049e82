package io.plumbline.enforcement.store.iceberg;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.PartitionStatisticsFile;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Table;

/**
 * Every file that one version of a table's metadata leads to: data and delete files of all
 * snapshots, manifests and their lists, statistics, and the metadata files that it remembers.
 *
 * @param metadata location of that version
 */
record Reachable(String metadata, FilePaths files) {
  static Reachable of(Table table) throws IOException {
    var locations = Stream.<String>builder();
    ReachableFileUtil.metadataFileLocations(table, true).forEach(locations);
    locations.add(ReachableFileUtil.versionHintLocation(table));
    locations.add(metadataOf(table));
    ReachableFileUtil.manifestListLocations(table).forEach(locations);
    ReachableFileUtil.statisticsFilesLocations(table).forEach(locations);
    table.partitionStatisticsFiles().stream().map(PartitionStatisticsFile::path).forEach(locations);
    for (var manifest : manifests(table).values()) {
      locations.add(manifest.path());
      try (var reader = reader(table, manifest)) {
        for (ContentFile<?> file : reader) {
          locations.add(file.location());
        }
      }
    }
    return new Reachable(metadataOf(table), FilePaths.of(locations.build()));
  }

  /** Where the version of the metadata is that a table was loaded from. */
  static String metadataOf(Table table) {
    return ((HasTableOperations) table).operations().current().metadataFileLocation();
  }

  // Snapshots share most of their manifests.
  private static Map<String, ManifestFile> manifests(Table table) {
    var manifests = new HashMap<String, ManifestFile>();
    for (var snapshot : table.snapshots()) {
      snapshot.allManifests(table.io()).forEach(each -> manifests.put(each.path(), each));
    }
    return manifests;
  }

  private static ManifestReader<? extends ContentFile<?>> reader(
      Table table, ManifestFile manifest) {
    return manifest.content() == ManifestContent.DATA
        ? ManifestFiles.read(manifest, table.io(), table.specs())
        : ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs());
  }
}
