package io.plumbline.connectors.target;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.connectors.target.http.Patience;
import io.plumbline.model.Decision;
import io.plumbline.model.Json;
import io.plumbline.model.OutcomeStatus;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebhookTargetTest extends RemoteTargetContract {
  private static final String SECRET = "correct horse battery staple";
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

  private WebhookReceiver receiver;
  private WebhookTarget target;

  @BeforeEach
  void startReceiver() throws Exception {
    receiver = new WebhookReceiver();
    target = target(Duration.ofSeconds(5));
  }

  @AfterEach
  void stopReceiver() {
    target.close();
    receiver.close();
  }

  private WebhookTarget target(Duration timeout) {
    return new WebhookTarget(
        WebhookTarget.Config.of(receiver.uri(), SECRET)
            .withLoopback()
            .withPatience(patience(timeout, 3)),
        CLOCK);
  }

  private static Patience patience(Duration timeout, int attempts) {
    return new Patience(timeout, attempts, Duration.ofMillis(1), Duration.ofSeconds(30));
  }

  @Override
  protected EnforcementTarget target() {
    return target;
  }

  @Override
  protected long effects() {
    return receiver.effects();
  }

  @Override
  protected void failNext(int calls) {
    receiver.failNext(calls, 503);
  }

  @Override
  protected void refuseAll() {
    receiver.answerAll(410, "gone\nfor good".getBytes(UTF_8));
  }

  @Override
  protected int maxAttempts() {
    return 3;
  }

  @Test
  void decisionIsPostedSignedUnderItsId() throws Exception {
    target.enforce(decision("d1"));

    var request = receiver.requests().get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/hook/token");
    assertThat(Json.read(request.body(), Decision.class)).isEqualTo(decision("d1"));
    assertThat(request.header("Content-type")).isEqualTo("application/json");
    assertThat(request.header("Idempotency-key")).isEqualTo("d1");
    assertThat(request.header("Plumbline-timestamp")).isEqualTo("1700000000");
    assertThat(request.header("Plumbline-signature"))
        .isEqualTo(Signature.of(SECRET, "1700000000", request.body()));
  }

  @Test
  void retriesSendTheSameBodyUnderTheSameKey() throws Exception {
    failNext(2);

    target.enforce(decision("d1"));

    assertThat(receiver.requests()).hasSize(3);
    assertThat(receiver.requests())
        .allSatisfy(request -> assertThat(request.header("Idempotency-key")).isEqualTo("d1"))
        .allSatisfy(
            request -> assertThat(request.body()).isEqualTo(receiver.requests().get(0).body()));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void busyReceiversAreTriedAgain(int status) throws Exception {
    receiver.failNext(1, status);

    assertThat(target.enforce(decision("d1")).attempts()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308, 400, 401, 403, 404, 409, 422})
  void otherAnswersAreFinalAndRedirectsNotFollowed(int status) throws Exception {
    receiver.answerAll(status, "no".getBytes(UTF_8));

    var outcome = target.enforce(decision("d1"));

    assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
    assertThat(outcome.message()).isEqualTo("127.0.0.1 answered " + status + ": no");
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void answerIsToldInOneShortLine() throws Exception {
    receiver.answerAll(200, ("a\r\nb" + "c".repeat(1_000)).getBytes(UTF_8));

    assertThat(target.enforce(decision("d1")).message())
        .isEqualTo("127.0.0.1 answered 200: a  b" + "c".repeat(196));
  }

  @Test
  void longAnswerIsNotReadToItsEnd() throws Exception {
    receiver.answerAll(200, new byte[50_000_000]);

    assertThat(target.enforce(decision("d1")).status()).isEqualTo(OutcomeStatus.APPLIED);
  }

  @Test
  void receiverThatNeverAnswersIsGivenUpInTime() {
    receiver.fallSilent();

    assertGivenUpInTime();
  }

  @Test
  void receiverThatNeverEndsItsAnswerIsGivenUpInTime() {
    receiver.haltInTheBody();

    assertGivenUpInTime();
  }

  private void assertGivenUpInTime() {
    try (var impatient = target(Duration.ofMillis(300))) {
      long start = System.nanoTime();
      assertThatThrownBy(() -> impatient.enforce(decision("d1")))
          .isInstanceOf(RetryableException.class)
          .hasMessageContaining("Cannot call 127.0.0.1");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      assertThat(receiver.requests()).hasSize(3);
    }
  }

  @Test
  void totalTimeEndsTheRetries() {
    failNext(100);
    var config =
        WebhookTarget.Config.of(receiver.uri(), SECRET)
            .withLoopback()
            .withPatience(
                new Patience(
                    Duration.ofSeconds(5), 100, Duration.ofMillis(50), Duration.ofMillis(400)));
    try (var hasty = new WebhookTarget(config, CLOCK)) {
      assertThatThrownBy(() -> hasty.enforce(decision("d1")))
          .isInstanceOf(RetryableException.class);
      assertThat(receiver.requests()).hasSizeBetween(2, 20);
    }
  }

  @Test
  void receiverThatIsDownCanBeTriedAgainLater() {
    receiver.close();

    assertThatThrownBy(() -> target.enforce(decision("d1")))
        .isInstanceOfSatisfying(
            RetryableException.class, e -> assertThat(e.attempts()).isEqualTo(3));
  }

  @Test
  void interruptionEndsTheCallAndIsKept() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> target.enforce(decision("d1"))).isInstanceOf(RetryableException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void rehearsalAsksNobodyAndKnowsWhatMayNotBeCalled() throws Exception {
    assertThat(target.rehearse(decision("d1")).message())
        .isEqualTo("Would post HOLD of postgres://db:5432/shop.public.orders to 127.0.0.1");
    assertThat(receiver.requests()).isEmpty();
    try (var strict = new WebhookTarget(WebhookTarget.Config.of(receiver.uri(), SECRET), CLOCK)) {
      assertThat(strict.rehearse(decision("d1")).status()).isEqualTo(OutcomeStatus.FAILED);
    }
  }

  @Test
  void loopbackMustBeAllowed() throws Exception {
    var config = WebhookTarget.Config.of(receiver.uri(), SECRET);
    try (var strict = new WebhookTarget(config, CLOCK)) {
      var outcome = strict.enforce(decision("d1"));

      assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
      assertThat(outcome.message()).contains("its address 127.0.0.1 may not be called without TLS");
      assertThat(outcome.attempts()).isOne();
      assertThat(receiver.requests()).isEmpty();
    }
  }

  @Test
  void hostThatIsUnknownCanBeTriedAgainLater() {
    var lookups = new AtomicInteger();
    var config =
        WebhookTarget.Config.of(URI.create("https://hooks.example/"), SECRET)
            .withPatience(patience(Duration.ofSeconds(5), 2));
    try (var lost =
        new WebhookTarget(
            "lost",
            config,
            config::secret,
            CLOCK,
            host -> {
              lookups.incrementAndGet();
              throw new UnknownHostException(host);
            })) {
      assertThatThrownBy(() -> lost.enforce(decision("d1")))
          .isInstanceOf(RetryableException.class)
          .hasMessageContaining("Cannot call hooks.example");
      assertThat(lookups).hasValue(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.com/",
        "https:/hook",
        "/hook",
        "file:///etc/passwd",
        "https://user:pass@example.com/",
        "https://example.com/#x"
      })
  void urlThatIsNoPlainWebAddressIsRefused(String uri) {
    assertThatThrownBy(() -> WebhookTarget.Config.of(URI.create(uri), SECRET))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot use URL");
  }

  @Test
  void weakSecretIsRefusedAndNoSecretShown() {
    var uri = URI.create("https://example.com/hook/token-in-path");

    assertThatThrownBy(() -> WebhookTarget.Config.of(uri, "tooshort"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("tooshort");
    assertThat(WebhookTarget.Config.of(uri, SECRET).toString())
        .isEqualTo("WebhookTarget.Config[https://example.com]");
  }

  @Test
  void signatureIsThatOfAnyOtherImplementation() {
    // printf '1700000000.{}' | openssl dgst -sha256 -hmac 'correct horse battery staple'
    assertThat(Signature.of(SECRET, "1700000000", "{}".getBytes(UTF_8)))
        .isEqualTo("sha256=9dd662730333d20ebc4a62f71c045227e265a2b67526b131cce89e248e1cd958");
  }
}
