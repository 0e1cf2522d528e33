package dev.momo.node.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How it finds out that a link carries more, and what it makes of an estimate that says so. */
class LookingForMoreTest {

    private static final Step WHOLE = new Step(1, 1, 30);

    private final Adaptation adaptation = new Adaptation(Priority.FRAMERATE, 1280, 720, 30);
    private final Stream stream = new Stream(adaptation);

    @Test
    void makesLibwebrtcLookForMoreWhileLessThanAllIsSent() {
        stream.breakDown();
        stream.target = 250_000;
        stream.bitrate = 220_000;
        stream.quantiser = 60;
        stream.sendDelay = 0;
        int from = stream.decisions().size();
        stream.run(30);

        List<Long> limits = stream.decisionsAfter(from).stream()
                .map(Decision::limit)
                .distinct()
                .toList();
        assertThat(limits).as("none, a dip, a trial").containsExactly(Probe.NONE, 75_000L, 375_000L);
    }

    @Test
    void doesNotLookForMoreWhereTheLinkPushesBack() {
        stream.breakDown();
        int from = stream.decisions().size();
        for (int i = 0; i < 12; i++) {
            stream.pushBackAt(360_000);
        }

        assertThat(stream.decisionsAfter(from)).allMatch(decision -> decision.limit() == Probe.NONE);
    }

    @Test
    void looksForMoreWhereTheLinkNoLongerPushesBack() {
        stream.breakDown();
        stream.pushBackAt(360_000);
        stream.pushBackAt(360_000);
        int from = stream.decisions().size();
        for (stream.target = 350_000; stream.target < 600_000; stream.target *= 1.04) {
            stream.bitrate = 0.9 * stream.target;
            stream.run(0.5);
        }

        assertThat(stream.decisionsAfter(from)).anyMatch(decision -> decision.limit() < stream.target / 2);
    }

    @Test
    void goesForAnEstimateThatHasJumpedByHalfAtATime() {
        stream.breakDown();
        stream.staysAt(200_000);
        stream.available = 1_000_000;
        stream.target = 900_000;
        int from = stream.decisions().size();
        sendWhatIsAllowed(8);

        assertThat(stream.decisionsAfter(from))
                .extracting(Decision::limit)
                .startsWith(300_000L)
                .containsSubsequence(300_000L, 450_000L, 675_000L, 1_012_500L, Probe.NONE);
    }

    @Test
    void goesForNoMoreWhileThatIsNotUsed() {
        stream.breakDown();
        stream.staysAt(200_000);
        stream.available = 1_000_000;
        stream.target = 300_000;
        stream.bitrate = 100_000;
        int from = stream.decisions().size();
        stream.run(6);

        assertThat(stream.decisionsAfter(from)).extracting(Decision::limit).containsOnly(300_000L);
    }

    @Test
    void buildsNothingOnAnEstimateThatHasJumpedForNothing() {
        stream.breakDown();
        stream.staysAt(200_000);
        Step down = stream.look().step();
        int from = stream.decisions().size();
        stream.available = 1_000_000;
        stream.target = 900_000;
        stream.run(1);
        stream.available = 250_000;
        stream.target = 180_000;
        stream.run(5);

        assertThat(stream.decisionsAfter(from)).extracting(Decision::step).containsOnly(down);
        assertThat(stream.decisionsAfter(from + 10)).extracting(Decision::limit).containsOnly(Probe.NONE);
    }

    @Test
    void triesNothingForLongThatIsNotUsed() {
        stream.breakDown();
        stream.staysAt(200_000);
        stream.available = 1_000_000;
        stream.target = 300_000;
        stream.bitrate = 20_000;

        assertThat(stream.run(6).limit()).isEqualTo(300_000);
        assertThat(stream.run(12).limit()).isEqualTo(Probe.NONE);
    }

    @Test
    void looksForNoMoreThanIsAllowed() {
        adaptation.allow(500_000);
        stream.breakDown();
        stream.available = 2_000_000;
        stream.target = 500_000;
        stream.bitrate = 480_000;
        stream.quantiser = 80;
        stream.sendDelay = 0;
        stream.run(10);
        int from = stream.decisions().size();
        stream.run(60);

        assertThat(stream.decisionsAfter(from)).extracting(Decision::limit).containsOnly(Probe.NONE);
    }

    @Test
    void goesOnWhereAStepUpMeetsTheNextStageOfATrial() {
        stream.breakDown();
        stream.staysAt(200_000);
        stream.available = 1_500_000;
        stream.target = 1_200_000;
        stream.quantiser = 10;
        sendWhatIsAllowed(12);

        assertThat(stream.look().step()).isEqualTo(WHOLE);
    }

    @Test
    void takesNoPeakOfTheEstimateForWhatTheLinkCarries() {
        stream.breakDown();
        stream.pushBackAt(360_000);
        stream.pushBackAt(360_000);
        Step down = stream.look().step();
        // At the peak a step would need no more than 95 % of the target, but the link pushes that back.
        stream.target = 350_000;
        stream.bitrate = 190_000;
        stream.quantiser = 60;

        assertThat(stream.run(1).step()).isEqualTo(down);
    }

    @Test
    void hasATargetReckonedAnewThatStaysLowForNoReason() {
        stream.breakDown();
        stream.available = 250_000;
        stream.target = 110_000;
        stream.bitrate = 110_000;
        stream.sendDelay = 0;
        int from = stream.decisions().size();
        stream.run(4);
        long stale =
                stream.decisionsAfter(from).stream().filter(Decision::stale).count();

        assertThat(stale).as("less and less often").isEqualTo(2);
    }

    @Test
    void hasNothingReckonedAnewThatItLimitsItself() {
        stream.breakDown();
        stream.available = 1_000_000;
        stream.target = 500_000;
        stream.bitrate = 450_000;
        stream.quantiser = 100;
        stream.sendDelay = 0;
        stream.run(60);

        assertThat(stream.decisions()).anyMatch(decision -> decision.limit() != Probe.NONE);
        assertThat(stream.decisions())
                .as("a limit that the target is near to")
                .filteredOn(decision -> decision.limit() < stream.target / 0.65)
                .noneMatch(Decision::stale);
        assertThat(stream.decisions()).filteredOn(Decision::stale).hasSizeLessThan(8);
    }

    private void sendWhatIsAllowed(double seconds) {
        for (double at = 0; at < seconds; at += Stream.TICK) {
            stream.bitrate = 0.9 * Math.min(stream.look().limit(), stream.target);
        }
    }
}
