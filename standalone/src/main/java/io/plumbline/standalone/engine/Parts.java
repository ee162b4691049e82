package io.plumbline.standalone.engine;

/** What an engine is made of beside broker, graph and cluster: the code of the other modules. */
public interface Parts {
  /** The pipeline over these endpoints. */
  Pipeline pipeline(Endpoints endpoints);

  /** Starts the server; it listens when this returns. */
  RunningServer server(Endpoints endpoints);

  /** A server that listens. */
  interface RunningServer extends AutoCloseable {
    int port();

    @Override
    void close();
  }
}
