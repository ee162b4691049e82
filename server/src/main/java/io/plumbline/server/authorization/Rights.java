package io.plumbline.server.authorization;

import io.javalin.http.Context;
import io.plumbline.ranger.authorization.Access;
import io.plumbline.ranger.authorization.Question;
import io.plumbline.ranger.authorization.Resource;
import io.plumbline.ranger.authorization.Ruling;
import io.plumbline.server.Principal;
import io.plumbline.server.http.ProblemException;
import io.plumbline.server.view.Page;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What the caller of one call may do. Of one call alone, and its thread. */
public final class Rights {

  private static final String ATTRIBUTE = "plumbline.rights";

  private record Allowed(Access access, Resource resource) {}

  private final Guard guard;
  private final Principal caller;
  private final String route;
  private final Need need;
  private final Set<Allowed> allowed = new HashSet<>();
  private boolean asked;

  Rights(Guard guard, Principal caller, String route, Need need) {
    this.guard = guard;
    this.caller = caller;
    this.route = route;
    this.need = need;
  }

  /** Those of the caller of a call that needs a right. */
  public static Rights of(Context ctx) {
    Rights rights = ctx.attribute(ATTRIBUTE);
    if (rights == null) {
      throw new IllegalStateException("Cannot tell the rights of a call that needs none");
    }
    return rights;
  }

  static Rights orNull(Context ctx) {
    return ctx.attribute(ATTRIBUTE);
  }

  void attach(Context ctx) {
    ctx.attribute(ATTRIBUTE, this);
  }

  public Principal caller() {
    return caller;
  }

  public String tenant() {
    return caller.tenant();
  }

  /**
   * Goes on only if the caller may do with the thing what the route is for.
   *
   * @throws ProblemException 403 if not; it says what is missing, and not whether the thing is
   *     there
   */
  public void require(Subject subject) {
    if (!(need instanceof Need.OnFound found) || found.kind() != subject.resource().kind()) {
      throw new IllegalStateException("Cannot tell what " + route + " needs of " + subject.kind());
    }
    require(found.access(), subject);
  }

  /**
   * Goes on only if the caller may; what was allowed once in a call is not asked again.
   *
   * @throws ProblemException 403 if not
   */
  public void require(Access access, Subject subject) {
    asked = true;
    if (allowed.contains(new Allowed(access, subject.resource()))) {
      return;
    }
    var ruling = ruling(access, subject.resource());
    guard.told(caller, route, access, subject, ruling);
    if (!ruling.isAllowed()) {
      throw refusal(access, subject, ruling);
    }
    allowed.add(new Allowed(access, subject.resource()));
  }

  /** Goes on only if the caller may read the tenant; the handler has to ask for the rest still. */
  void requireTenant() {
    require(Access.READ, Subject.of(Resource.tenant()));
    asked = false;
  }

  /** Whether the caller may read it; asked for each entry of a list, and not told to the audit. */
  public boolean mayRead(Resource resource) {
    asked = true;
    return ruling(Access.READ, resource).isAllowed();
  }

  /** Of a page what the caller may read; it says how much that is not. */
  public <T> Page<T> page(Page<T> page, Function<T, Resource> about) {
    var items = readable(page.items(), about);
    return new Page<>(items, page.next(), page.withheld() + page.items().size() - items.size());
  }

  /** Of a list what the caller may read. */
  public <T> List<T> readable(List<T> items, Function<T, Resource> about) {
    asked = true;
    return items.stream().filter(item -> mayRead(about.apply(item))).toList();
  }

  /** What a call answers that lists everything at once: what the caller may read. */
  public <T> Map<String, Object> list(List<T> items, Function<T, Resource> about) {
    return list(items, about, Function.identity());
  }

  /**
   * The same.
   *
   * @param shape what an entry looks like
   */
  public <T> Map<String, Object> list(
      List<T> items, Function<T, Resource> about, Function<T, ?> shape) {
    var readable = readable(items, about);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("items", readable.stream().map(shape).toList());
    if (readable.size() < items.size()) {
      answer.put("withheld", items.size() - readable.size());
    }
    return answer;
  }

  /** Whether a handler that had to ask has not. */
  boolean wereForgotten() {
    return need.leavesItToTheHandler() && !asked;
  }

  private Ruling ruling(Access access, Resource resource) {
    return guard.decide(
        new Question(caller.name(), caller.groups(), caller.tenant(), access, resource));
  }

  private ProblemException refusal(Access access, Subject subject, Ruling ruling) {
    var missing = new LinkedHashMap<String, String>();
    missing.put("access", access.type());
    missing.put("kind", subject.kind());
    missing.put("name", subject.name());
    var detail = "Cannot allow this: it needs the right to %s %s".formatted(access.type(), subject);
    return ProblemException.forbidden(
            ruling.version() == -1
                ? detail + ", and no policies are in force; /health/ready says why"
                : detail + "; ask whoever keeps the policies")
        .with("missing", missing);
  }
}
