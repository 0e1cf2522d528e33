package dev.momo.node.feed;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.momo.node.stats.Sampler;
import dev.momo.stats.v1.Hello;
import dev.momo.stats.v1.PublishRequest;
import dev.momo.stats.v1.PublishResponse;
import dev.momo.stats.v1.Sample;
import dev.momo.stats.v1.Signaling;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against real gRPC servers on loopback. */
class FeedClientTest {

    private static final Hello HELLO = Hello.newBuilder()
            .setProtocolVersion(FeedConfig.PROTOCOL_VERSION)
            .setNodeId("cam")
            .setBootId("boot")
            .build();
    private static final Signaling SIGNALING =
            Signaling.newBuilder().setMode("p2p").setState("listening").build();

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final List<TestGateway> gateways = new ArrayList<>();
    private final List<InetAddress> addresses = new CopyOnWriteArrayList<>(List.of(address("127.0.0.1")));
    private FeedClient client;

    @AfterEach
    void stop() throws Exception {
        if (client != null) {
            executor.submit(client::close).get(5, SECONDS);
        }
        executor.shutdownNow();
        gateways.forEach(TestGateway::close);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private TestGateway gateway(String host, int port, int intervalMillis) throws Exception {
        TestGateway gateway = new TestGateway(host, port, intervalMillis);
        gateways.add(gateway);
        return gateway;
    }

    private void publishTo(int port) {
        publishTo(port, System::nanoTime);
    }

    private void publishTo(int port, LongSupplier nanoTime) {
        Sampler sampler = new Sampler(List::of, () -> SIGNALING, executor, Clock.systemUTC(), System::nanoTime);
        client = new FeedClient(
                new FeedConfig(new GatewayAddress("gateway", port), "secret", HELLO),
                sampler,
                host -> List.copyOf(addresses),
                executor,
                nanoTime);
        client.start();
    }

    @Test
    void itSaysWhoItIsAndThenSamplesAtTheIntervalAskedFor() throws Exception {
        TestGateway gateway = gateway("127.0.0.1", 0, 100);
        publishTo(gateway.port());

        assertThat(gateway.next().getHello()).isEqualTo(HELLO);
        // A machine that is busy may make one round late, but not each.
        await().untilAsserted(() -> {
            List<Sample> samples = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                samples.add(gateway.nextSample(false));
            }
            assertThat(samples).extracting(Sample::getSequence).isSorted().doesNotHaveDuplicates();
            assertThat(samples).allSatisfy(sample -> {
                assertThat(sample.getSignaling()).isEqualTo(SIGNALING);
                assertThat(sample.getAgeMicros()).isBetween(0L, 1_000_000L);
            });
            long micros = samples.get(4).getCapturedAtMicros() - samples.get(0).getCapturedAtMicros();
            assertThat(Duration.ofNanos(micros * 1000)).isBetween(Duration.ofMillis(250), Duration.ofMillis(900));
        });
        assertThat(gateway.authorizations).containsExactly("Bearer secret");
    }

    @Test
    void itSamplesWhenAsked() throws Exception {
        TestGateway gateway = gateway("127.0.0.1", 0, 60_000);
        publishTo(gateway.port());
        gateway.nextSample(false);

        gateway.nextStream().onNext(TestGateway.sampleRequest(7, ""));

        assertThat(gateway.nextSample(true).getRequestId()).isEqualTo(7);
    }

    @Test
    void itBreaksItsOwnSilence() throws Exception {
        TestGateway gateway = gateway("127.0.0.1", 0, 60_000);
        publishTo(gateway.port());
        gateway.nextSample(false);

        assertThat(gateway.next().getMessageCase()).isEqualTo(PublishRequest.MessageCase.HEARTBEAT);
        assertThat(gateway.next().getMessageCase()).isEqualTo(PublishRequest.MessageCase.HEARTBEAT);
        assertThat(gateway.streams).hasSize(1);
    }

    @Test
    void aSilentGatewayIsLeftAfterThreeSecondsAndDialledAgain() throws Exception {
        TestGateway gateway = gateway("127.0.0.1", 0, 100);
        gateway.fallSilent();
        AtomicLong now = new AtomicLong();
        publishTo(gateway.port(), now::get);
        gateway.nextStream();

        now.set(Duration.ofSeconds(3).toNanos());
        await().during(Duration.ofMillis(600)).until(() -> gateway.streams.isEmpty());

        now.addAndGet(1);
        assertThat(gateway.nextStream()).isNotNull();
    }

    @Test
    void aGatewayThatComesBackIsFoundAgain() throws Exception {
        TestGateway first = gateway("127.0.0.1", 0, 100);
        publishTo(first.port());
        Sample before = first.nextSample(false);
        int port = first.port();
        first.close();

        TestGateway second = gateway("127.0.0.1", port, 100);

        assertThat(second.next().getHello()).isEqualTo(HELLO);
        assertThat(second.nextSample(false).getSequence()).isGreaterThan(before.getSequence());
    }

    @Test
    void aGatewayThatIsNotThereYetIsWaitedFor() throws Exception {
        TestGateway probe = gateway("127.0.0.1", 0, 100);
        int port = probe.port();
        probe.close();
        publishTo(port);

        TestGateway gateway = gateway("127.0.0.1", port, 100);

        assertThat(gateway.nextSample(false)).isNotNull();
    }

    @Test
    void whoeverTookItsIdIsNotThrownOutAgainAtOnce() throws Exception {
        TestGateway gateway = gateway("127.0.0.1", 0, 100);
        publishTo(gateway.port());
        StreamObserver<PublishResponse> stream = gateway.nextStream();
        gateway.nextSample(false);

        TestGateway.end(stream, Status.ALREADY_EXISTS.withDescription("a newer stream"));

        await().during(Duration.ofSeconds(4)).atMost(6, SECONDS).until(gateway.streams::isEmpty);
    }

    @Test
    void aGatewayThatHasAnIpv6AddressTooGetsOneStream() throws Exception {
        TestGateway gateway = gateway("127.0.0.1", 0, 100);
        TestGateway sixth = gateway("::1", gateway.port(), 100);
        addresses.add(address("::1"));
        publishTo(gateway.port());
        gateway.nextSample(false);

        await().during(Duration.ofSeconds(1)).until(sixth.streams::isEmpty);
    }

    @Test
    void everyAddressOfTheNameGetsAStreamAsLongAsItIsOne() throws Exception {
        TestGateway first = gateway("127.0.0.1", 0, 100);
        TestGateway second = gateway("127.0.0.2", first.port(), 100);
        addresses.add(address("127.0.0.2"));
        publishTo(first.port());
        first.nextSample(false);
        second.nextSample(false);

        addresses.remove(address("127.0.0.2"));

        await().atMost(12, SECONDS).until(() -> {
            second.received.clear();
            return second.received.poll(1, SECONDS) == null;
        });
        first.nextSample(false);
    }
}
