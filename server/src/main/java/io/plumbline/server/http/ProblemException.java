package io.plumbline.server.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** Ends a call with a problem document (RFC 9457). */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Map<String, Object> members = new LinkedHashMap<>();
  private final transient Map<String, String> headers = new LinkedHashMap<>();

  private ProblemException(int status, String detail) {
    // Thrown by the thousand when a client misbehaves, and never shown: no stack trace.
    super(detail, null, false, false);
    this.status = status;
  }

  public static ProblemException badRequest(String detail) {
    return new ProblemException(400, detail);
  }

  public static ProblemException forbidden(String detail) {
    return new ProblemException(403, detail);
  }

  public static ProblemException notFound(String detail) {
    return new ProblemException(404, detail);
  }

  public static ProblemException conflict(String detail) {
    return new ProblemException(409, detail);
  }

  public static ProblemException unprocessable(String detail) {
    return new ProblemException(422, detail);
  }

  public static ProblemException tooLarge(String detail) {
    return new ProblemException(413, detail);
  }

  public static ProblemException unsupported(String detail) {
    return new ProblemException(415, detail);
  }

  public static ProblemException unauthorized(String detail) {
    return new ProblemException(401, detail).header("WWW-Authenticate", "Bearer");
  }

  /** Something behind the server does not answer; the same call may succeed later. */
  public static ProblemException unavailable(String detail) {
    return new ProblemException(503, detail).header("Retry-After", "5");
  }

  /** Adds a member of its own to the document. */
  public ProblemException with(String name, Object value) {
    members.put(name, value);
    return this;
  }

  private ProblemException header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public int status() {
    return status;
  }

  public Map<String, Object> members() {
    return members;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
