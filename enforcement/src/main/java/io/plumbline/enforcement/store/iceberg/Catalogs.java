package io.plumbline.enforcement.store.iceberg;

import static java.util.Objects.requireNonNull;

import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import io.plumbline.model.DatasetId;
import java.io.Closeable;
import java.io.IOException;
import java.util.function.Supplier;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.ForbiddenException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.NotAuthorizedException;
import org.apache.iceberg.exceptions.ValidationException;

/** A catalog, whose failures say whether to try again. */
final class Catalogs {
  private final String store;
  private final Supplier<Catalog> open;
  private Catalog catalog;

  /** Work with a table. */
  @FunctionalInterface
  interface Work<T> {
    T with(Table table) throws IOException, StoreRefusedException;
  }

  Catalogs(String store, Supplier<Catalog> open) {
    this.store = requireNonNull(store, "store is null");
    this.open = requireNonNull(open, "open is null");
  }

  <T> T run(DatasetId dataset, Work<T> work)
      throws StoreUnavailableException, StoreRefusedException {
    var message = "Cannot work on table %s of %s: ".formatted(dataset.name(), store);
    try {
      var table = catalog().loadTable(TableIdentifier.parse(dataset.name()));
      if (table.properties().containsKey(TableProperties.WRITE_LOCATION_PROVIDER_IMPL)) {
        throw new StoreRefusedException(
            message + "it names a class of its own that says where files go", null);
      }
      return work.with(table);
    } catch (NoSuchTableException
        | NoSuchNamespaceException
        | ValidationException
        | ForbiddenException
        | NotAuthorizedException
        | IllegalArgumentException e) {
      throw new StoreRefusedException(message + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      // Catalogs of all kinds fail in ways of their own; a commit may have come through.
      throw new StoreUnavailableException(message + e.getMessage(), e);
    }
  }

  synchronized void close() {
    if (catalog instanceof Closeable closeable) {
      try {
        closeable.close();
      } catch (IOException e) {
        // Nothing is written through it that closing could lose.
        catalog = null;
      }
    }
  }

  private synchronized Catalog catalog() {
    if (catalog == null) {
      catalog = open.get();
    }
    return catalog;
  }
}
