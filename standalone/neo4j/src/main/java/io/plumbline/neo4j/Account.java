package io.plumbline.neo4j;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.neo4j.cli.ExecutionContext;
import org.neo4j.commandline.admin.security.SetInitialPasswordCommand;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.internal.kernel.api.connectioninfo.ClientConnectionInfo;
import org.neo4j.internal.kernel.api.security.AuthenticationResult;
import org.neo4j.io.fs.DefaultFileSystemAbstraction;
import org.neo4j.kernel.api.security.AuthManager;
import org.neo4j.kernel.api.security.AuthToken;
import org.neo4j.kernel.api.security.exception.InvalidAuthTokenException;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import picocli.CommandLine;

/** The one account of the database. */
final class Account {
  private static final String USER = "neo4j";

  private Account() {}

  /** Prepares a home that was never started, so that the default password is never in force. */
  static void prepare(Path home, Password password) throws IOException {
    try (var quiet = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
        var files = new DefaultFileSystemAbstraction()) {
      var context = new ExecutionContext(home, home.resolve("conf"), quiet, quiet, files);
      int code =
          new CommandLine(new SetInitialPasswordCommand(context)).execute("--", password.text());
      if (code != 0) {
        throw new IllegalStateException("Cannot set the initial Neo4j password in " + home);
      }
    }
  }

  /** Makes the password that of the account; it may be so already, which Neo4j would refuse. */
  static void update(DatabaseManagementService service, Password password) {
    var system = service.database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME);
    if (!accepts((GraphDatabaseAPI) system, password)) {
      system.executeTransactionally(
          "ALTER USER " + USER + " SET PLAINTEXT PASSWORD $password CHANGE NOT REQUIRED",
          Map.of("password", password.text()));
    }
  }

  private static boolean accepts(GraphDatabaseAPI system, Password password) {
    try {
      var login =
          system
              .getDependencyResolver()
              .resolveDependency(AuthManager.class)
              .login(
                  AuthToken.newBasicAuthToken(USER, password.text()),
                  ClientConnectionInfo.EMBEDDED_CONNECTION);
      return login.subject().getAuthenticationResult() == AuthenticationResult.SUCCESS;
    } catch (InvalidAuthTokenException e) {
      throw new IllegalStateException("Cannot check the Neo4j password", e);
    }
  }
}
