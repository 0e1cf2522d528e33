package dev.momo.gateway.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.momo.gateway.config.Thresholds;
import dev.momo.gateway.node.NodeSample;
import dev.momo.gateway.node.Nodes;
import dev.momo.gateway.rendition.NodeJson;
import dev.momo.gateway.rendition.Renditions;
import dev.momo.gateway.testing.Camera;
import dev.momo.gateway.testing.FakeTime;
import dev.momo.gateway.testing.TestNode;
import dev.momo.gateway.verdict.Verdicts;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReaderTest {

    private static final Pattern ID = Pattern.compile("id: [0-9a-f]{16}-([0-9]+)\n");

    /** A sink that is full when told to be. */
    private static final class FakeSink implements Sink {
        final List<String> written = new ArrayList<>();
        boolean full;
        boolean ended;

        @Nullable
        Runnable drained;

        @Override
        public void run(Runnable task) {
            task.run();
        }

        @Override
        public boolean isFull() {
            return full;
        }

        @Override
        public void onDrained(Runnable task) {
            drained = task;
        }

        @Override
        public void write(Buffer event) {
            written.add(event.toString(UTF_8));
        }

        @Override
        public CompletionStage<Void> end() {
            ended = true;
            return CompletableFuture.completedFuture(null);
        }

        void drain() {
            full = false;
            Runnable task = drained;
            drained = null;
            task.run();
        }
    }

    private final FakeTime time = new FakeTime();
    private final Nodes nodes = new Nodes(10, time);
    private final TestNode node = new TestNode(time, nodes, "cam");
    private final Camera camera = new Camera();
    private final Content content = new Content(
            nodes,
            new NodeJson(new Verdicts(Thresholds.defaults(), Duration.ofSeconds(1), List.of()), time),
            new Renditions(),
            "cam",
            Optional.empty());
    private final FakeSink sink = new FakeSink();
    private Reader reader = reader(Duration.ZERO);

    private Reader reader(Duration interval) {
        return new Reader(sink, content, time, interval);
    }

    @BeforeEach
    void open() {
        reader.open();
        assertThat(sink.written).containsExactly("retry: 1000\n\n");
        sink.written.clear();
    }

    private NodeSample sample() {
        return node.send(camera.after(Duration.ofSeconds(1)));
    }

    /** The sequence numbers of what was sent. */
    private List<Integer> sent() {
        List<Integer> ids = new ArrayList<>();
        for (String events : sink.written) {
            Matcher id = ID.matcher(events);
            while (id.find()) {
                ids.add(Integer.valueOf(id.group(1)));
            }
        }
        return ids;
    }

    @Test
    void anEventIsLinesThatEndWithAnEmptyOne() {
        reader.sample(sample());
        reader.node();

        assertThat(sink.written.get(0))
                .matches("id: [0-9a-f]{16}-1\ndata: \\{\"version\":\"version\",.*\"stats\":\\[.*]}\n\n");
        assertThat(sink.written.get(1))
                .startsWith("event: node\ndata: {\"id\":\"cam\",")
                .endsWith("}\n\n");
        assertThat(sink.written.get(1)).doesNotContain("id: ");
    }

    @Test
    void aSlowReaderGetsTheNewestAndNothingOfWhatItMissed() {
        reader.sample(sample());
        sink.full = true;
        for (int i = 0; i < 10; i++) {
            reader.sample(sample());
        }
        assertThat(sent()).containsExactly(1);

        sink.drain();
        assertThat(sent()).containsExactly(1, 11);
        reader.sample(sample());
        assertThat(sent()).containsExactly(1, 11, 12);
    }

    @Test
    void anIntervalThinsOutWithoutDrift() {
        reader = reader(Duration.ofSeconds(2));
        for (int i = 0; i < 20; i++) {
            reader.sample(sample());
            // As samples come: a little early or late.
            time.pass(Duration.ofMillis(i % 2 == 0 ? 990 : 1010));
        }

        assertThat(sent()).containsExactly(1, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20);
    }

    @Test
    void anIntervalThatIsThePeriodicOneLosesNothing() {
        reader = reader(Duration.ofSeconds(1));
        for (int i = 0; i < 20; i++) {
            reader.sample(sample());
            time.pass(Duration.ofMillis(i % 2 == 0 ? 950 : 1050));
        }
        time.pass(Duration.ofSeconds(1));

        assertThat(sent()).hasSize(20);
    }

    @Test
    void whatIsUrgentDoesNotWaitForTheInterval() {
        reader = reader(Duration.ofSeconds(60));
        reader.node();
        reader.node();
        assertThat(sink.written).hasSize(1);

        node.leave();
        reader.nodeNow();
        assertThat(sink.written).hasSize(2).last().asString().contains("\"state\":\"gone\"");
    }

    @Test
    void whatIsKnownAtTheStartComesOnceAndNotAfterWhatIsNewer() {
        NodeSample known = sample();
        reader.first(known);
        reader.sample(known);
        assertThat(sent()).containsExactly(1);

        sink.full = true;
        reader.sample(sample());
        reader.first(known);
        sink.drain();
        assertThat(sent()).containsExactly(1, 2);
    }

    @Test
    void aHeartbeatEveryFifteenSecondsUntilTheReaderLeaves() {
        time.pass(Duration.ofSeconds(31));
        assertThat(sink.written).containsExactly(": still here\n\n", ": still here\n\n");

        reader.close();
        time.pass(Duration.ofMinutes(1));
        reader.sample(sample());
        assertThat(sink.written).hasSize(2);
        assertThat(time.pending()).isZero();
    }

    @Test
    void aReaderThatDoesNotReadGetsNoHeartbeatsEither() {
        sink.full = true;
        time.pass(Duration.ofMinutes(1));

        assertThat(sink.written).isEmpty();
    }

    @Test
    void theEndOfTheGatewayEndsIt() {
        reader.end();

        assertThat(sink.ended).isTrue();
        assertThat(reader.isClosed()).isTrue();
    }

    @Test
    void newsIsWhatComesAfterInTheSameBootOrIsOfAnother() {
        reader.sample(sample());
        Matcher id = Pattern.compile("id: (\\S+)").matcher(sink.written.get(0));
        assertThat(id.find()).isTrue();
        NodeSample second = sample();

        assertThat(content.isNews(second, id.group(1))).isTrue();
        assertThat(content.isNews(second, id.group(1).replaceAll("-1$", "-2"))).isFalse();
        assertThat(content.isNews(second, id.group(1).replaceAll("-1$", "-3"))).isFalse();
        assertThat(content.isNews(second, id.group(1).replaceAll("-1$", "-x"))).isTrue();
        assertThat(content.isNews(second, "0123456789abcdef-9")).isTrue();
        assertThat(content.isNews(second, "")).isTrue();
    }
}
