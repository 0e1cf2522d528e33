package dev.momo.node.rtc;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.onvoid.webrtc.RTCStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** One side of a connection: an engine's peer, what it was told, and what its report says. */
final class TestSide implements PeerObserver {

    static final Duration SOON = Duration.ofSeconds(20);

    private final TestEngine fixture;
    private final List<IceCandidate> candidates = new ArrayList<>();
    final Peer peer;
    final List<DataLink> links = new CopyOnWriteArrayList<>();
    final List<Boolean> openWhenTold = new CopyOnWriteArrayList<>();
    final List<DataLink> closedLinks = new CopyOnWriteArrayList<>();

    TestSide(TestEngine engine, PeerConfig config) {
        fixture = engine;
        peer = call(() -> engine.engine().open(config, this));
    }

    <T> T call(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, fixture.signaling())
                .orTimeout(10, SECONDS)
                .join();
    }

    void run(Runnable task) {
        call(() -> {
            task.run();
            return true;
        });
    }

    <T> T negotiate(Supplier<CompletionStage<T>> step) {
        return call(step).toCompletableFuture().orTimeout(10, SECONDS).join();
    }

    @Override
    public synchronized void onCandidate(IceCandidate candidate) {
        candidates.add(candidate);
    }

    synchronized List<IceCandidate> takeCandidates() {
        List<IceCandidate> taken = List.copyOf(candidates);
        candidates.clear();
        return taken;
    }

    private void hear(TestSide other) {
        List<IceCandidate> taken = other.takeCandidates();
        fixture.signaling().execute(() -> taken.forEach(peer::addCandidate));
    }

    @Override
    public void onState(IceState state) {}

    @Override
    public void onDataLink(DataLink channel) {
        openWhenTold.add(channel.isOpen());
        links.add(channel);
    }

    @Override
    public void onDataLinkClosed(DataLink channel) {
        closedLinks.add(channel);
    }

    @Override
    public void onMessage(DataLink channel, byte[] payload, boolean binary) {}

    /** The attributes of the report's objects of a type and a kind of media. */
    List<Map<String, Object>> report(String type, String kind) {
        CompletableFuture<List<RTCStats>> result = new CompletableFuture<>();
        peer.collectStats(
                report -> result.complete(List.copyOf(report.getStats().values())));
        return result.orTimeout(5, SECONDS).join().stream()
                .filter(stats -> String.valueOf(stats.getType()).equals(type))
                .map(RTCStats::getAttributes)
                .filter(attributes -> kind.equals(attributes.get("kind")))
                .toList();
    }

    double sum(String type, String kind, String member) {
        return report(type, kind).stream()
                .mapToDouble(attributes -> number(attributes, member))
                .sum();
    }

    static double number(Map<String, Object> attributes, String member) {
        return attributes.get(member) instanceof Number number ? number.doubleValue() : 0;
    }

    void leave() {
        run(peer::close);
    }

    static void connect(TestSide offering, TestSide answering) {
        negotiate(offering, answering, UnaryOperator.identity());
        meet(offering, answering);
    }

    /** Exchanges candidates until they are connected. */
    static void meet(TestSide one, TestSide other) {
        await("a connection").atMost(SOON).until(() -> {
            one.hear(other);
            other.hear(one);
            return one.peer.status().state().isEstablished()
                    && other.peer.status().state().isEstablished();
        });
    }

    static void negotiate(TestSide offering, TestSide answering, UnaryOperator<String> change) {
        String offer = change.apply(offering.negotiate(offering.peer::offer));
        String answer = answering.negotiate(() -> answering.peer.answer(offer));
        offering.negotiate(() -> offering.peer.accept(answer));
    }
}
