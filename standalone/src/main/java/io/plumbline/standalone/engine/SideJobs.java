package io.plumbline.standalone.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;

/**
 * Jobs beside the pipeline.
 *
 * @param folder of their checkpoints, a folder for each
 */
public record SideJobs(Path folder, List<SideJob> jobs) {
  public SideJobs {
    jobs = List.copyOf(jobs);
  }

  List<SideJobRun> start(MiniCluster cluster, Configuration settings) {
    return jobs.stream()
        .map(job -> SideJobRun.start(cluster, settings, folder(job.name()), job))
        .toList();
  }

  private Path folder(String job) {
    var own = folder.resolve(job.replaceAll("[^A-Za-z0-9_-]", "_"));
    try {
      return Files.createDirectories(own);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the folder of checkpoints: " + own, e);
    }
  }
}
