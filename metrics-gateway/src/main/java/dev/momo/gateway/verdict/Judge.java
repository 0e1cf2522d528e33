package dev.momo.gateway.verdict;

import dev.momo.gateway.config.Thresholds;
import dev.momo.gateway.derive.DerivedConnection;
import java.util.List;
import java.util.Optional;

/** Judges one connection, sample by sample. */
final class Judge {

    /** A report that is late once or twice is no news. */
    private static final int MISSING_REPORTS = 3;

    private static final Verdict TOO_EARLY = Verdict.unknown(
            "too-early",
            "The connection is new: it is judged by its second sample, or by its third where the second is not good.");
    private static final Verdict NO_STATISTICS = Verdict.unknown(
            "no-statistics",
            "The node sends no statistics of this connection, although it has it: it is overloaded or hangs; see its"
                    + " log.");

    private final Rules rules;
    private final Expectations expected;
    private final Steadiness steadiness = new Steadiness();
    private Verdict last = TOO_EARLY;
    /** Whether an earlier report was of the established connection, too: what went before says nothing of it. */
    private boolean established;

    private int missing;

    Judge(Thresholds thresholds) {
        rules = new Rules(thresholds);
        expected = new Expectations(thresholds.frameRate());
    }

    Verdict judge(DerivedConnection connection) {
        missing = connection.hasReport() ? 0 : missing + 1;
        Optional<Verdict> byState = States.verdict(connection.snapshot());
        if (byState.isPresent()) {
            return byState.get();
        }
        if (connection.compared() && established) {
            expected.learn(SentVideo.of(connection.streams()));
            judge(rules.broken(connection, expected));
        }
        established |= connection.hasReport();
        return missing >= MISSING_REPORTS ? NO_STATISTICS : last;
    }

    /** What is not believed yet keeps a connection from being called good for a start. */
    private void judge(List<Reason> broken) {
        List<Reason> believed = steadiness.take(broken);
        boolean doubted = broken.stream().anyMatch(reason -> reason.level() != Level.GOOD);
        if (last != TOO_EARLY || !believed.isEmpty() || !doubted) {
            last = Verdict.of(believed);
        }
    }
}
