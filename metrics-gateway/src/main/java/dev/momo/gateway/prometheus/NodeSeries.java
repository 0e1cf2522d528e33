package dev.momo.gateway.prometheus;

import com.google.common.primitives.UnsignedLong;
import dev.momo.gateway.node.NodeIdentity;
import dev.momo.stats.v1.Signaling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What is known of a node, and of its signalling. */
final class NodeSeries {

    private static final String NODE = "node";

    /** The words of all modes; another is shown beside them. */
    private static final List<String> SIGNALING_STATES = List.of(
            "listening",
            "idle",
            "connecting",
            "registering",
            "waiting",
            "negotiating",
            "connected",
            "interrupted",
            "unreachable",
            "rejected",
            "ended",
            "closed");

    private NodeSeries() {}

    static List<Series<NodeView>> all() {
        return List.of(
                gauge(
                        "media_node_up",
                        "",
                        "1 while the node is connected to the gateway, 0 for an hour after it left",
                        "stream",
                        view -> OptionalDouble.of(view.node().connected() ? 1 : 0)),
                gauge(
                        "media_node_silence_seconds",
                        "seconds",
                        "Time since the node's last message, by the gateway's clock",
                        "stream",
                        view -> OptionalDouble.of(NodeView.seconds(view.node().silence()))),
                gauge(
                        "media_node_sample_age_seconds",
                        "seconds",
                        "Age of the node's newest periodic sample; past 3 intervals, at least 3 s, nothing of it is shown",
                        "age_micros",
                        NodeView::ageSeconds),
                gauge(
                        "media_node_connections",
                        "connections",
                        "Peer connections of the node, in any state",
                        "connections",
                        view -> view.ofSample(sample -> sample.connections().size())),
                series(
                        "media_node_dropped_samples_total",
                        SeriesType.COUNTER,
                        "samples",
                        "Periodic samples that the node had no room to send",
                        List.of("dropped_samples"),
                        Reading.number(
                                view -> view.ofSample(sample -> UnsignedLong.fromLongBits(sample.droppedSamples())
                                        .doubleValue()))),
                series(
                        "media_node_info",
                        SeriesType.INFO,
                        "",
                        "What the node is",
                        List.of("version", "environment", "libwebrtc"),
                        Reading.<NodeView>info(view -> identity(view.node().identity())),
                        "version",
                        "environment_name",
                        "libwebrtc"),
                series(
                        "media_node_signaling_info",
                        SeriesType.INFO,
                        "",
                        "How the node finds its peers",
                        List.of("signaling.mode", "signaling.target"),
                        Reading.<NodeView>info(view -> signaling(view)
                                .map(s -> Map.of("mode", s.getMode(), "target", s.getTarget()))
                                .orElse(Map.of())),
                        "mode",
                        "target"),
                series(
                        "media_node_signaling_state",
                        SeriesType.STATESET,
                        "",
                        "What the node's signalling does",
                        List.of("signaling.state"),
                        Reading.state(
                                SIGNALING_STATES,
                                view -> signaling(view).map(Signaling::getState).filter(state -> !state.isEmpty()))),
                series(
                        "media_node_unexported_values",
                        SeriesType.GAUGE,
                        "",
                        "Numbers of the newest sample that are no series: of an unknown member, invalid, or a duplicate",
                        List.of("connections.report"),
                        Reading.numbers(
                                "reason",
                                view -> view.live().isPresent() ? view.tally().byReason() : Map.of()),
                        "reason"));
    }

    private static Optional<Signaling> signaling(NodeView view) {
        return view.live().map(sample -> sample.signaling());
    }

    /** A label called environment would hide the environment that a target is in. */
    private static Map<String, String> identity(NodeIdentity node) {
        return Map.of("version", node.version(), "environment_name", node.environment(), "libwebrtc", node.libwebrtc());
    }

    private static Series<NodeView> gauge(
            String name, String unit, String text, String member, Function<NodeView, OptionalDouble> value) {
        return series(name, SeriesType.GAUGE, unit, text, List.of(member), Reading.number(value));
    }

    private static Series<NodeView> series(
            String name,
            SeriesType type,
            String unit,
            String text,
            List<String> members,
            Reading<NodeView> reading,
            String... labels) {
        return new Series<>(name, type, unit, List.of(NODE), text, new Origin("node", members, ""), reading)
                .withLabels(labels);
    }
}
