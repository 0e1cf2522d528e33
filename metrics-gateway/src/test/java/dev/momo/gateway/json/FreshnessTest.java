package dev.momo.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.momo.gateway.feed.FeedServer;
import dev.momo.gateway.node.Nodes;
import dev.momo.gateway.testing.FakeNode;
import dev.momo.gateway.testing.Fleet;
import dev.momo.gateway.testing.HeardSamples;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How old what is served is, measured by a clock that node and reader share. */
@QuarkusTest
class FreshnessTest {

    /**
     * @param ageNanos of the report when it was asked for; below 0 where it was collected after that. How long a busy
     *     machine takes to bring the question and the answer makes it no older: the gateway chooses in between
     */
    private record Answer(int status, long ageNanos) {}

    private final HttpClient client = HttpClient.newHttpClient();

    @TestHTTPResource("/metrics")
    URI metrics;

    @Inject
    FeedServer feed;

    @Inject
    Nodes nodes;

    @Inject
    HeardSamples heard;

    private Fleet fleet;

    @BeforeEach
    void open() {
        fleet = new Fleet(feed.port(), nodes);
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    private CompletableFuture<Answer> get() {
        long asked = System.nanoTime();
        return client.sendAsync(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofByteArray())
                .thenApply(response -> answer(response, asked));
    }

    private static Answer answer(HttpResponse<byte[]> response, long asked) {
        try {
            long collected = new ObjectMapper()
                    .readTree(response.body())
                    .at("/stats/0/nanos")
                    .longValue();
            return new Answer(response.statusCode(), asked - collected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many requests a second, whether answered or not. */
    private List<Answer> poll(int perSecond, Duration duration) {
        List<CompletableFuture<Answer>> answers = new CopyOnWriteArrayList<>();
        long count = 1 + duration.toMillis() * perSecond / 1000;
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        clock.scheduleAtFixedRate(() -> answers.add(get()), 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
        await().pollInterval(Duration.ofMillis(20))
                .atMost(duration.plusSeconds(5))
                .until(() -> answers.size() >= count);
        clock.shutdownNow();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    @Test
    void twentyRequestsASecondAreAllFresh() {
        fleet.connect("cam").withClock();

        List<Answer> answers = poll(20, Duration.ofSeconds(3));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        long[] ages = answers.stream().mapToLong(Answer::ageNanos).sorted().toArray();
        Duration p99 = Duration.ofNanos(ages[(int) Math.ceil(ages.length * 0.99) - 1]);
        assertThat(p99).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void aNodeWhoseClockIsAnHourOffIsAsFresh() {
        FakeNode late = fleet.connect("cam").withClock().withClockError(Duration.ofHours(-1));
        assertThat(get().join().ageNanos()).isLessThan(TimeUnit.MILLISECONDS.toNanos(500));
        fleet.leave(late, "cam");

        fleet.connect("cam").withClock().withClockError(Duration.ofHours(1));
        assertThat(get().join().ageNanos()).isLessThan(TimeUnit.MILLISECONDS.toNanos(500));
    }

    @Test
    void requestsThatWaitShareOneSample() {
        FakeNode node = fleet.connect("cam").withViewer("c1").notAnswering();
        List<CompletableFuture<Answer>> waiting =
                IntStream.range(0, 50).mapToObj(i -> get()).toList();

        await().until(() -> !node.requests().isEmpty());
        // Nobody was answered, so that all fifty wait by the time they fail together.
        assertThat(waiting).allSatisfy(one -> assertThat(one.join().status()).isEqualTo(503));
        assertThat(node.requests()).hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20})
    void pollingLeavesThePeriodicSamplesAsTheyAre(int perSecond) {
        heard.listenTo("cam");
        FakeNode node = fleet.connect("cam").withClock().publishing();

        poll(perSecond, Duration.ofMillis(1500));

        List<Long> seen = heard.sequences();
        List<Long> sent =
                node.periodic().stream().map(sample -> sample.getSequence()).toList();
        assertThat(seen).hasSizeGreaterThan(3);
        assertThat(sent).startsWith(seen.toArray(Long[]::new));
        assertThat(node.requests()).isNotEmpty();
    }
}
