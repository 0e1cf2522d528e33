package dev.momo.node.stats;

import dev.momo.node.rtc.Peer;
import dev.momo.stats.v1.Report;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Asks one peer for its report. */
final class ReportCollector {

    private static final Logger logger = System.getLogger(ReportCollector.class.getName());

    /** A peer that takes longer is missing from the sample: one that hangs must not take the others with it. */
    private static final long TIMEOUT_MILLIS = 900;

    private final Executor executor;

    ReportCollector(Executor executor) {
        this.executor = executor;
    }

    /** Completes on the executor; empty if the peer was closed meanwhile, or took too long. Never fails. */
    CompletableFuture<Optional<Report>> collect(Peer peer) {
        CompletableFuture<Optional<Report>> result = new CompletableFuture<>();
        boolean asked = peer.collectStats(report -> {
            try {
                result.completeAsync(() -> Optional.of(ReportMapper.map(report)), executor);
            } catch (Throwable e) {
                // On a thread of libwebrtc's: nothing may be thrown. The executor has been shut down.
                result.complete(Optional.empty());
            }
        });
        if (!asked) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return result.orTimeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .handleAsync((report, failure) -> report != null ? report : missing(peer, failure), executor);
    }

    private static Optional<Report> missing(Peer peer, Throwable failure) {
        logger.log(Level.WARNING, "No report of {0}: {1}", peer.id(), failure);
        return Optional.empty();
    }
}
