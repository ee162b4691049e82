package io.plumbline.enforcement.store.iceberg;

import io.plumbline.enforcement.store.hdfs.HdfsConfig;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.hadoop.HadoopFileIO;
import org.apache.iceberg.io.BulkDeletionFailureException;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/**
 * Files beneath the warehouse of a target, and no others. A catalog says where tables lie and their
 * metadata say where files do: whoever writes these must not have the engine read or delete what
 * else it can reach.
 */
public final class WarehouseFileIO extends HadoopFileIO {
  private static final long serialVersionUID = 1L;

  private String warehouse;

  @Override
  public void initialize(Map<String, String> properties) {
    super.initialize(properties);
    warehouse = properties.get("warehouse");
  }

  @Override
  public InputFile newInputFile(String location) {
    return super.newInputFile(checked(location));
  }

  @Override
  public InputFile newInputFile(String location, long length) {
    return super.newInputFile(checked(location), length);
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return super.newOutputFile(checked(location));
  }

  @Override
  public void deleteFile(String location) {
    super.deleteFile(checked(location));
  }

  @Override
  public Iterable<FileInfo> listPrefix(String prefix) {
    return super.listPrefix(checked(prefix));
  }

  @Override
  public void deletePrefix(String prefix) {
    super.deletePrefix(checked(prefix));
  }

  @Override
  public void deleteFiles(Iterable<String> locations) throws BulkDeletionFailureException {
    var all = new ArrayList<String>();
    locations.forEach(location -> all.add(checked(location)));
    super.deleteFiles(all);
  }

  private String checked(String location) {
    var root = new Path(warehouse);
    var path = new Path(location);
    boolean isThere =
        Objects.equals(root.toUri().getScheme(), path.toUri().getScheme())
            && Objects.equals(root.toUri().getAuthority(), path.toUri().getAuthority())
            && !(location + "/").contains("/../")
            && HdfsConfig.isWithin(
                new Path(path.toUri().getPath()), new Path(root.toUri().getPath()));
    if (!isThere) {
      throw new ValidationException("Cannot use %s: it lies outside %s", location, warehouse);
    }
    return location;
  }
}
