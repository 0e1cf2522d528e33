package dev.momo.node.signaling.sora;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Answers the server's requests for statistics, a few at a time. On the signalling executor. */
final class StatsAnswers {

    private static final Logger logger = System.getLogger(StatsAnswers.class.getName());

    /** A server asks every few seconds; a report takes milliseconds, and one that hangs not a second. */
    private static final int MOST_AT_ONCE = 4;

    private final StatsReports reports;
    private final Executor signaling;
    private int asked;

    StatsAnswers(StatsReports reports, Executor signaling) {
        this.reports = reports;
        this.signaling = signaling;
    }

    /** Calls back on the executor, with nothing if there is no report, or too many are asked for. */
    void collect(MediaSession media, Consumer<Optional<String>> then) {
        if (asked >= MOST_AT_ONCE) {
            logger.log(Level.DEBUG, "The server asks for statistics faster than they can be had");
            then.accept(Optional.empty());
            return;
        }
        asked++;
        CompletionStage<Optional<String>> report = media.report(reports);
        report.whenComplete((json, failure) -> handOver(() -> {
            asked--;
            then.accept(failure == null ? json : Optional.empty());
        }));
    }

    private void handOver(Runnable task) {
        try {
            signaling.execute(task);
        } catch (RejectedExecutionException e) {
            logger.log(Level.DEBUG, "Statistics come too late: this node is stopping");
        }
    }
}
