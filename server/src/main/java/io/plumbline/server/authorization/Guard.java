package io.plumbline.server.authorization;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.plumbline.ranger.authorization.Access;
import io.plumbline.ranger.authorization.Authorizer;
import io.plumbline.ranger.authorization.Question;
import io.plumbline.ranger.authorization.Resource;
import io.plumbline.ranger.authorization.Ruling;
import io.plumbline.server.Principal;
import io.plumbline.server.http.ProblemException;
import io.plumbline.server.http.Tokens;
import java.time.Clock;
import java.util.Map;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before every route that was found: what it needs is checked here, or, where only the
 * handler learns what the call is about, the handler is made to ask.
 */
public final class Guard {

  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

  private final Map<String, Need> needs;
  private final Authorizer authorizer;
  private final Audit audit;
  private final BiConsumer<String, Access> denied;

  /**
   * @param needs of each route, by method and pattern; nobody may call one that is not in it
   * @param denied is told the kind and the access of what was refused
   */
  public Guard(
      Map<String, Need> needs,
      Authorizer authorizer,
      Clock clock,
      BiConsumer<String, Access> denied) {
    this.needs = needs;
    this.authorizer = authorizer;
    this.audit = new Audit(clock);
    this.denied = denied;
  }

  public void register(RoutesConfig routes) {
    routes.beforeMatched(this::check);
    routes.after(this::checkThatItWasAsked);
  }

  Ruling decide(Question question) {
    return authorizer.decide(question);
  }

  void told(Principal caller, String route, Access access, Subject subject, Ruling ruling) {
    audit.tell(caller, route, access, subject, ruling);
    if (!ruling.isAllowed()) {
      denied.accept(subject.kind(), access);
    }
  }

  private void check(Context ctx) {
    var route = ctx.method().name() + " " + ctx.endpoints().matchedHttpEndpoint().path;
    var need = needs.get(route);
    if (need == null) {
      LOG.error("Cannot allow {}: it has no line in the table of what routes need", route);
      throw ProblemException.forbidden("Cannot allow this: nobody may call it");
    }
    if (need instanceof Need.Nothing || need instanceof Need.Token) {
      return;
    }
    var rights = new Rights(this, Tokens.caller(ctx), route, need);
    rights.attach(ctx);
    if (need instanceof Need.On on) {
      rights.require(on.access(), Subject.of(on.resource()));
    } else if (need instanceof Need.OnNamed named) {
      var resource = Resource.named(named.kind(), ctx.pathParam(named.parameter()));
      rights.require(named.access(), Subject.of(resource));
    } else if (need instanceof Need.OnEach || need instanceof Need.OnStatements) {
      rights.requireTenant();
    }
  }

  /** A handler that answers without having asked is a mistake, and its answer is not sent. */
  private void checkThatItWasAsked(Context ctx) {
    var rights = Rights.orNull(ctx);
    if (rights != null && rights.wereForgotten() && ctx.statusCode() < 400) {
      throw new IllegalStateException("Cannot answer: the handler asked for no right");
    }
  }
}
