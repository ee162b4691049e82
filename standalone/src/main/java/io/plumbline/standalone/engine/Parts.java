package io.plumbline.standalone.engine;

import java.util.List;
import java.util.function.Consumer;

/** What an engine is made of beside broker, graph and cluster: the code of the other modules. */
public interface Parts {
  /** The pipeline over these endpoints. */
  Pipeline pipeline(Endpoints endpoints);

  /**
   * The jobs beside it.
   *
   * @param warn told, for people, of one that cannot be run; also later, by another thread
   */
  List<SideJob> sides(Endpoints endpoints, Consumer<String> warn);

  /** Starts the decision engine; it has read its journal when this returns. */
  AutoCloseable enforcer(Endpoints endpoints);

  /** Starts the server; it listens when this returns. */
  RunningServer server(Endpoints endpoints);

  /** A server that listens. */
  interface RunningServer extends AutoCloseable {
    int port();

    @Override
    void close();
  }
}
