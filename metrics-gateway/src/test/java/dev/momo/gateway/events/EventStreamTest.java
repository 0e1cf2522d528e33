package dev.momo.gateway.events;

import static dev.momo.gateway.testing.FakeNode.established;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.momo.gateway.feed.FeedServer;
import dev.momo.gateway.node.Nodes;
import dev.momo.gateway.testing.Camera;
import dev.momo.gateway.testing.EventReader;
import dev.momo.gateway.testing.EventReader.Event;
import dev.momo.gateway.testing.FakeNode;
import dev.momo.gateway.testing.Fleet;
import dev.momo.gateway.testing.SampleReport;
import dev.momo.stats.v1.SampleRequest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real HTTP, with a node that samples every 200 ms. */
@QuarkusTest
class EventStreamTest {

    @Inject
    FeedServer feed;

    @Inject
    Nodes nodes;

    @TestHTTPResource("/metrics/stream")
    URI stream;

    private Fleet fleet;
    private final List<EventReader> readers = new ArrayList<>();

    @BeforeEach
    void open() {
        fleet = new Fleet(feed.port(), nodes);
    }

    @AfterEach
    void close() {
        readers.forEach(EventReader::close);
        fleet.close();
    }

    private EventReader read(String query) {
        return read(query, "");
    }

    private EventReader read(String query, String lastEventId) {
        EventReader reader = EventReader.open(URI.create(stream + query), lastEventId);
        readers.add(reader);
        return reader;
    }

    private FakeNode filmed(String id) {
        Camera camera = new Camera();
        FakeNode node = fleet.connect(id)
                .with(request -> List.of(established("c1", 1)
                        .setReport(camera.after(Duration.ofMillis(200)))
                        .build()))
                .publishing();
        await().until(() -> nodes.find(id).orElseThrow().periodic().isPresent());
        return node;
    }

    @Test
    void eachSampleAsItComesAndTheNodeWithIt() {
        filmed("stream-1");

        EventReader reader = read("?node=stream-1");
        List<Event> samples = reader.await("message", 5);

        assertThat(reader.contentType()).isEqualTo("text/event-stream");
        assertThat(reader.retry()).isEqualTo("1000");
        assertThat(samples.get(0).json().fieldNames())
                .toIterable()
                .containsExactly("version", "environment", "libwebrtc", "stats");
        assertThat(samples).extracting(Event::sequence).isSorted().doesNotHaveDuplicates();
        List<Event> states = reader.await("node", 5);
        JsonNode node = states.get(4).json();
        assertThat(node.get("id").textValue()).isEqualTo("stream-1");
        assertThat(node.at("/connections/0/verdict/level").textValue()).isEqualTo("good");
        assertThat(node.at("/connections/0/streams/1/figures/framesEncodedPerSecond")
                        .doubleValue())
                .isEqualTo(30);
    }

    @Test
    void samplesMadeOnDemandAreNotAmongThem() {
        FakeNode node = filmed("stream-2");
        EventReader reader = read("?node=stream-2");
        reader.await("message", 2);
        for (int i = 0; i < 10; i++) {
            when().get("/metrics?node=stream-2").then().statusCode(200);
        }
        reader.await("message", 5);

        List<Event> samples = reader.events("message");
        assertThat(samples).extracting(Event::sequence).isSubsetOf(periodic(node));
    }

    @Test
    void fasterThanPeriodicIsAskedOfTheNodeButNotDerived() {
        FakeNode node = filmed("stream-3");
        EventReader reader = read("?node=stream-3&interval=100ms");
        List<Event> samples = reader.await("message", 12);

        List<Event> states = reader.events("node");
        List<Long> periodic = periodic(node);
        assertThat(samples.subList(1, 12)).extracting(Event::sequence).doesNotContainAnyElementsOf(periodic);
        assertThat(states).allSatisfy(event -> assertThat(
                        event.json().at("/sample/sequence").longValue())
                .isIn(periodic));
    }

    /** To be asked after the events, for samples go on. */
    private static List<Long> periodic(FakeNode node) {
        return node.periodic().stream().map(sample -> sample.getSequence()).toList();
    }

    @Test
    void anIntervalThinsThemOut() {
        filmed("stream-4");
        EventReader reader = read("?node=stream-4&interval=1s");
        List<Event> samples = reader.await("message", 3);

        // Of a node that samples every 200 ms; one that comes late is followed by one on time.
        assertThat(samples.get(1).sequence() - samples.get(0).sequence()).isBetween(4L, 7L);
        assertThat(samples.get(2).sequence() - samples.get(0).sequence()).isBetween(9L, 13L);
    }

    @Test
    void whoReconnectsGetsNothingTwiceAndWhatIsNewerAtOnce() {
        FakeNode node = fleet.connect("stream-5").withViewer("c1");
        node.send(node.sample(SampleRequest.getDefaultInstance()).build());
        await().until(() -> nodes.find("stream-5").orElseThrow().periodic().isPresent());
        Event first = read("?node=stream-5").await("message", 1).get(0);

        EventReader again = read("?node=stream-5", first.id());
        again.await("node", 1);
        assertThat(again.events("message")).isEmpty();

        node.send(node.sample(SampleRequest.getDefaultInstance()).build());
        Event second = again.await("message", 1).get(0);
        assertThat(second.sequence()).isEqualTo(first.sequence() + 1);

        Event missed = read("?node=stream-5", first.id()).await("message", 1).get(0);
        assertThat(missed.id()).isEqualTo(second.id());
    }

    @Test
    void aNodeThatLeavesIsSaidToBeGoneAndItsReturnIsSeen() {
        FakeNode node = filmed("stream-6");
        EventReader reader = read("?node=stream-6");
        reader.await("message", 1);
        fleet.leave(node, "stream-6");

        await().untilAsserted(() ->
                assertThat(reader.last("node").json().get("state").textValue()).isEqualTo("gone"));
        int before = reader.events("message").size();
        filmed("stream-6");
        reader.await("message", before + 3);
        assertThat(reader.last("node").json().get("state").textValue()).isEqualTo("connected");

        // Who comes while it is gone is told so, too.
        fleet.leave(fleet.connect("stream-7"), "stream-7");
        assertThat(read("?node=stream-7")
                        .await("node", 1)
                        .get(0)
                        .json()
                        .get("state")
                        .textValue())
                .isEqualTo("gone");
    }

    @Test
    void samplesThatStayAwayAreSaidToBeStale() {
        FakeNode node = fleet.connect("stream-8").withViewer("c1");
        node.send(node.sample(SampleRequest.getDefaultInstance()).build());
        EventReader reader = read("?node=stream-8");

        await().pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            node.heartbeat();
            JsonNode told = reader.last("node").json();
            assertThat(told.at("/sample/stale").booleanValue()).isTrue();
            assertThat(told.get("verdict").textValue()).isEqualTo("unknown");
        });
    }

    @Test
    void oneConnectionOfSeveral() {
        fleet.connect("stream-9")
                .with(request -> List.of(
                        established("c1", 1).setReport(SampleReport.report()).build(),
                        established("c2", 2)
                                .setReport(SampleReport.report().toBuilder().clearStats())
                                .build()))
                .publishing();
        await().until(() -> nodes.find("stream-9").orElseThrow().periodic().isPresent());

        assertThat(read("?node=stream-9&connection=c1")
                        .await("message", 1)
                        .get(0)
                        .json()
                        .get("stats"))
                .hasSize(25);
        assertThat(read("?node=stream-9").await("message", 1).get(0).json().get("stats"))
                .isEmpty();
        when().get("/metrics/stream?node=stream-9&connection=c3")
                .then()
                .statusCode(404)
                .body("detail", equalTo("Node 'stream-9' has no connection 'c3'."));
    }

    /** What the gateway and the kernel hold for one that does not read is a few events, not all of them. */
    @Test
    void aSlowReaderIsGivenTheNewestInsteadOfABacklog() throws IOException {
        FakeNode node = fleet.connect("stream-10").withViewer("c1").publishing();
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress(stream.getHost(), stream.getPort()));
            socket.getOutputStream()
                    .write("GET /metrics/stream?node=stream-10 HTTP/1.1\r\nHost: gateway\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            await().atMost(Duration.ofSeconds(30)).until(() -> node.periodic().size() >= 60);
            socket.setSoTimeout(10_000);
            List<Integer> sequences = sequences(socket, node.periodic().size() + 3);

            assertThat(sequences).isSorted().doesNotHaveDuplicates();
            int held =
                    (int) sequences.stream().filter(sequence -> sequence < 55).count();
            assertThat(held).isBetween(1, 30);
            assertThat(sequences.get(sequences.size() - 1)).isGreaterThanOrEqualTo(60);
        }
    }

    private static List<Integer> sequences(Socket socket, int until) throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        byte[] chunk = new byte[65536];
        List<Integer> found = new ArrayList<>();
        while (found.isEmpty() || found.get(found.size() - 1) < until) {
            int read = in.read(chunk);
            text.append(new String(chunk, 0, read, StandardCharsets.ISO_8859_1));
            Matcher id = Pattern.compile("id: [0-9a-f]{16}-([0-9]+)\n").matcher(text);
            found.clear();
            while (id.find()) {
                found.add(Integer.valueOf(id.group(1)));
            }
        }
        return found;
    }

    @Test
    void readersAreBounded() {
        filmed("stream-11");
        for (int i = 0; i < 4; i++) {
            read("?node=stream-11").await("message", 1);
        }
        when().get("/metrics/stream?node=stream-11")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .contentType("application/problem+json")
                .body("detail", containsString("MOMO_MAX_LISTENERS"));

        readers.get(0).close();
        await().until(() -> {
            EventReader next = read("?node=stream-11");
            boolean admitted = next.isAdmitted();
            if (!admitted) {
                next.close();
            }
            return admitted;
        });
        readers.get(readers.size() - 1).await("message", 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"interval=99ms", "interval=61s", "interval=1", "interval=", "interval=1s&interval=2s", "node="})
    void aWrongParameterIsNamed(String query) {
        String name = query.substring(0, query.indexOf('='));
        when().get("/metrics/stream?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", startsWith("The parameter '" + name + "' is "));
    }

    @Test
    void nodesAreChosenAsByMetrics() {
        when().get("/metrics/stream?node=nobody").then().statusCode(404);
        filmed("stream-12");
        assertThat(read("").await("node", 1).get(0).json().get("id").textValue())
                .isEqualTo("stream-12");
        fleet.connect("stream-13");
        when().get("/metrics/stream").then().statusCode(400).body("detail", containsString("name one with ?node="));
    }

    @Test
    void headAndOtherMethods() {
        Response head = when().head("/metrics/stream");
        head.then().statusCode(200).header("Content-Type", "text/event-stream");
        when().post("/metrics/stream").then().statusCode(405).header("Allow", "GET, HEAD");
    }
}
