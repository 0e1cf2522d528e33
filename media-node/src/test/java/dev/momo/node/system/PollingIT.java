package dev.momo.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A dashboard that asks often gets reports that are fresh and that never go back. */
final class PollingIT {

    private static final int REQUESTS = 100;
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(50);
    private static final Duration OLDEST = Duration.ofMillis(100);

    /** What else this machine does may make one round late, but not each. */
    private static final int ROUNDS = 3;

    /** The counters that a rate is made of, by the type of their entry. */
    private static final Map<String, List<String>> COUNTERS = Map.of(
            "outbound-rtp", List.of("bytesSent", "packetsSent", "headerBytesSent"),
            "transport", List.of("bytesSent", "packetsSent", "bytesReceived"));

    @Test
    void reportsAreFreshAndCountersOnlyGrowAtTwentyRequestsASecond() {
        try (NodeProcess node = NodeProcess.pair();
                Browser browser = new Browser()) {
            Metrics metrics = node.metrics();
            Page page = browser.open(node.page());
            await("the node's greeting").until(page::state, "ready"::equals);
            page.connectAndAwaitPicture();
            await("its report").until(() -> metrics.get().stats().sentVideoSsrc() != 0);

            Duration p99 = round(metrics);
            for (int i = 1; i < ROUNDS && p99.compareTo(OLDEST) > 0; i++) {
                p99 = round(metrics);
            }
            assertThat(p99).as("p99 of a report's age").isLessThanOrEqualTo(OLDEST);
        }
    }

    /** Gives the age that 99 of 100 reports do not exceed. */
    private static Duration round(Metrics metrics) {
        List<Metrics.Answer> answers = poll(metrics);
        assertThat(answers).extracting(Metrics.Answer::status).containsOnly(200);
        assertThat(answers).noneMatch(answer -> answer.stats().isEmpty());
        countersOnlyGrow(answers);
        eachTagNamesOneBody(answers);
        assertThat(answers).as("no report is of the future").noneMatch(answer -> answer.collectedAt()
                .isAfter(answer.receivedAt()));
        List<Duration> ages = answers.stream().map(Metrics.Answer::age).sorted().toList();
        Duration p99 = ages.get(ages.size() * 99 / 100 - 1);
        Figures.print("age of a report at 20 requests a second, median", ages.get(ages.size() / 2));
        Figures.print("age of a report at 20 requests a second, p99", p99);
        return p99;
    }

    /** Asks at a steady pace, whether or not the answers keep up; gives them in the order of their requests. */
    private static List<Metrics.Answer> poll(Metrics metrics) {
        ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
        try {
            Queue<CompletableFuture<Metrics.Answer>> asked = new ConcurrentLinkedQueue<>();
            pace.scheduleAtFixedRate(
                    () -> asked.add(metrics.getAsync()), 0, BETWEEN_REQUESTS.toMillis(), TimeUnit.MILLISECONDS);
            await("the requests")
                    .atMost(BETWEEN_REQUESTS.multipliedBy(REQUESTS).plusSeconds(5))
                    .until(() -> asked.size() >= REQUESTS);
            pace.shutdownNow();
            return asked.stream().limit(REQUESTS).map(CompletableFuture::join).toList();
        } finally {
            pace.shutdownNow();
        }
    }

    private static void countersOnlyGrow(List<Metrics.Answer> answers) {
        // By the time of their entries: requests overlap, so that a later one may be answered first.
        Map<String, List<JsonObject>> entries = new HashMap<>();
        for (Metrics.Answer answer : answers) {
            Stats stats = answer.stats();
            COUNTERS.forEach((type, members) -> {
                for (JsonObject entry : stats.all(type)) {
                    for (String member : members) {
                        entries.computeIfAbsent(entry.getString("id") + " " + member, key -> new ArrayList<>())
                                .add(entry);
                    }
                }
            });
        }
        assertThat(entries).as("video, audio and the transport").hasSize(9);
        entries.forEach((counter, course) -> {
            String member = counter.substring(counter.lastIndexOf(' ') + 1);
            assertThat(course.stream()
                            .sorted(Comparator.comparingDouble(entry -> entry.getDouble("timestamp")))
                            .map(entry -> entry.getLong(member)))
                    .as(counter)
                    .hasSize(REQUESTS)
                    .isSortedAccordingTo(Comparator.naturalOrder())
                    .satisfies(
                            values -> assertThat(values.get(values.size() - 1)).isGreaterThan(values.get(0)));
        });
    }

    private static void eachTagNamesOneBody(List<Metrics.Answer> answers) {
        Map<String, String> bodies = new HashMap<>();
        for (Metrics.Answer answer : answers) {
            String tag = answer.header("ETag");
            assertThat(tag).startsWith("\"").endsWith("\"");
            String known = bodies.putIfAbsent(tag, answer.body());
            if (known != null) {
                assertThat(answer.body()).as(tag).isEqualTo(known);
            }
        }
        assertThat(bodies).as("reports in 5 s").hasSizeGreaterThan(10);
    }
}
