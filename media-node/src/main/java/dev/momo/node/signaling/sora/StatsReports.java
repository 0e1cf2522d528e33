package dev.momo.node.signaling.sora;

import dev.momo.node.rtc.Peer;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where the statistics come from that the server asks for. */
@FunctionalInterface
public interface StatsReports {

    /** Completes on any thread with the JSON array that {@code /metrics} serves; empty if there is none. */
    CompletionStage<Optional<String>> of(Peer peer);
}
