package io.plumbline.enforcement.store.hive;

import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import java.util.List;
import org.apache.hadoop.hive.metastore.api.AlreadyExistsException;
import org.apache.hadoop.hive.metastore.api.InvalidInputException;
import org.apache.hadoop.hive.metastore.api.InvalidObjectException;
import org.apache.hadoop.hive.metastore.api.InvalidOperationException;
import org.apache.hadoop.hive.metastore.api.NoSuchObjectException;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore;
import org.apache.hadoop.hive.metastore.api.UnknownDBException;
import org.apache.hadoop.hive.metastore.api.UnknownTableException;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TSocket;

/** A connection to a metastore at a time, whose failures say whether to try again. */
final class Metastore implements AutoCloseable {
  private final HiveConfig config;
  private TSocket socket;
  private ThriftHiveMetastore.Client client;

  /** Work with a metastore. */
  @FunctionalInterface
  interface Work<T> {
    T with(ThriftHiveMetastore.Iface metastore)
        throws TException, StoreUnavailableException, StoreRefusedException;
  }

  Metastore(HiveConfig config) {
    this.config = config;
  }

  synchronized <T> T run(Work<T> work) throws StoreUnavailableException, StoreRefusedException {
    try {
      return work.with(client());
    } catch (NoSuchObjectException
        | UnknownDBException
        | UnknownTableException
        | AlreadyExistsException
        | InvalidObjectException
        | InvalidOperationException
        | InvalidInputException e) {
      throw new StoreRefusedException(message(e), e);
    } catch (TException e) {
      // After half an answer a connection is of no use.
      close();
      throw new StoreUnavailableException(message(e), e);
    }
  }

  @Override
  public synchronized void close() {
    if (socket != null) {
      socket.close();
      socket = null;
      client = null;
    }
  }

  private ThriftHiveMetastore.Client client() throws TException {
    if (client == null) {
      int millis = Math.toIntExact(config.timeout().toMillis());
      socket = new TSocket(config.host(), config.port(), millis);
      socket.open();
      client = new ThriftHiveMetastore.Client(new TBinaryProtocol(socket));
      if (config.user() != null) {
        client.set_ugi(config.user(), List.of());
      }
    }
    return client;
  }

  private String message(TException e) {
    return "Cannot work on %s: %s".formatted(config.name(), e.getMessage());
  }
}
