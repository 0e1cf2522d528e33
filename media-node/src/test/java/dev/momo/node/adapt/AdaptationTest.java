package dev.momo.node.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AdaptationTest {

    private static final Step WHOLE = new Step(1, 1, 30);

    private final Adaptation adaptation = new Adaptation(Priority.FRAMERATE, 1280, 720, 30);
    private final Stream stream = new Stream(adaptation);

    @Test
    void leavesAGoodLinkAlone() {
        stream.run(60);

        assertThat(stream.decisions()).allSatisfy(decision -> assertThat(decision)
                .isEqualTo(new Decision(WHOLE, Reason.NONE, false, Probe.NONE, false)));
    }

    @Test
    void goesFarDownAtOnceWhereTheLinkBreaksDown() {
        stream.run(10);
        stream.target = 280_000;
        Decision decision = stream.look();

        assertThat(decision.paused()).isTrue();
        assertThat(decision.step()).isEqualTo(new Step(3, 8, 30));
        assertThat(decision.reason()).isEqualTo(Reason.BANDWIDTH);
    }

    @Test
    void takesAKeyPictureOnALossyLinkForNoBreakdown() {
        stream.run(10);
        // As it was seen when a link of 2 Mbit/s began to lose 5 %.
        stream.bitrate = 1_500_000;
        stream.run(1);
        stream.target = 700_000;
        // With the sound, and all headers.
        stream.available = 770_000;
        stream.run(0.5);
        stream.bitrate = 700_000;
        stream.run(5);

        assertThat(stream.decisions())
                .allSatisfy(decision -> assertThat(decision.step()).isEqualTo(WHOLE));
    }

    @Test
    void pausesUntilTheQueueOfTheLinkIsEmpty() {
        stream.run(10);
        stream.target = 280_000;
        int from = stream.decisions().size();
        stream.look();
        stream.bitrate = 250_000;
        stream.run(5);

        assertThat(stream.decisionsAfter(from))
                .extracting(Decision::paused)
                .startsWith(true, true, false)
                .filteredOn(paused -> paused)
                .hasSize(2);
    }

    @Test
    void goesFurtherDownWhereTheTargetGoesOnFalling() {
        stream.run(10);
        stream.target = 280_000;
        assertThat(stream.look().step()).isEqualTo(new Step(3, 8, 30));
        stream.target = 90_000;

        assertThat(stream.look().step()).isEqualTo(new Step(1, 4, 30));
    }

    @Test
    void goesOneStepDownWherePicturesArePoor() {
        stream.run(10);
        stream.quantiser = 110;
        stream.target = 650_000;
        Decision decision = stream.run(2);

        assertThat(decision.step()).isEqualTo(new Step(3, 4, 30));
        assertThat(decision.paused()).isFalse();
    }

    @Test
    void goesOneStepDownWhereTheEncoderLeavesPicturesOut() {
        stream.run(10);
        stream.encodedRate = 12;

        assertThat(stream.run(2).step()).isEqualTo(new Step(3, 4, 30));
    }

    @Test
    void takesASlowCameraForWhatItIs() {
        stream.offeredRate = 10;
        stream.encodedRate = 10;

        assertThat(stream.run(30).step()).isEqualTo(WHOLE);
    }

    @Test
    void goesDownWhereThisMachineDoesNotKeepUp() {
        stream.encodeTime = 0.031;
        Decision decision = stream.run(10);

        assertThat(decision.step()).isNotEqualTo(WHOLE);
        assertThat(decision.reason()).isEqualTo(Reason.CPU);
        assertThat(stream.decisions()).as("a probe would show nothing").allMatch(each -> each.limit() == Probe.NONE);
    }

    @Test
    void goesUpByStepsOnceTheLinkIsBack() {
        stream.breakDown();
        stream.target = 2_000_000;
        stream.bitrate = 220_000;
        stream.quantiser = 10;
        stream.sendDelay = 0;

        assertThat(stream.run(20).step()).isEqualTo(WHOLE);
    }

    @Test
    void staysDownWhileTheLinkCarriesNoMore() {
        stream.breakDown();
        stream.target = 250_000;
        stream.bitrate = 220_000;
        stream.quantiser = 60;
        stream.sendDelay = 0;

        assertThat(stream.run(60).step()).isEqualTo(new Step(3, 8, 30));
    }

    @Test
    void triesAStepThatWasTakenBackMoreAndMoreSeldom() {
        stream.breakDown();
        for (int i = 0; i < 5; i++) {
            goUp();
            takeBack();
        }
        int before = ups(stream.decisions());
        stream.bitrate = 220_000;
        stream.target = 500_000;
        stream.quantiser = 10;
        stream.run(30);

        assertThat(ups(stream.decisions())).isEqualTo(before);
    }

    @Test
    void takesALinkThatCarriesTheSameForOneWhereTheLastStepWasTooMuch() {
        stream.breakDown();
        stream.sendDelay = 0;
        stream.bitrate = 220_000;
        stream.quantiser = 10;
        stream.target = 2_000_000;
        while (!stream.look().step().equals(WHOLE)) {
            // On its way up.
        }
        stream.run(1);
        // Half of the estimate goes for what is sent again.
        stream.bitrate = 300_000;
        stream.run(1);
        stream.available = 250_000;
        stream.target = 120_000;
        stream.sendDelay = 0.2;
        int from = stream.decisions().size();
        stream.run(4);

        assertThat(stream.decisionsAfter(from)).noneMatch(Decision::paused);
        assertThat(stream.decisionsAfter(from)).extracting(Decision::step).contains(new Step(3, 4, 30));
    }

    @Test
    void keepsAnEncoderThatDoesNotKnowOfTheNewRateFromSendingMore() {
        Stream resolution = new Stream(new Adaptation(Priority.RESOLUTION, 1280, 720, 30));
        resolution.available = 350_000;
        resolution.run(10);
        resolution.target = 100_000;
        resolution.sendDelay = 0.2;
        resolution.look();
        resolution.target = 300_000;
        resolution.sendDelay = 0;
        resolution.bitrate = 150_000;
        resolution.offeredRate = 10;
        resolution.encodedRate = 10;
        Decision before = resolution.look();
        Decision up = before;
        while (up.step().equals(before.step())) {
            up = resolution.look();
        }

        assertThat(up.limit())
                .isEqualTo(300_000L * before.step().framerate() / up.step().framerate());
        assertThat(resolution.run(1.5).limit()).isEqualTo(Probe.NONE);
    }

    @Test
    void takesTheWaitOfTheFirstSmallPictureForNoFurtherBreakdown() {
        stream.breakDown();
        Step down = stream.run(0.7).step();
        stream.sendDelay = 0.3;
        stream.target = 80_000;
        stream.bitrate = 240_000;

        assertThat(stream.run(0.9).step()).isEqualTo(down);
        assertThat(stream.run(2).step()).isNotEqualTo(down);
    }

    @Test
    void goesFarDownAgainWhereTheLinkBreaksDownFurther() {
        stream.run(10);
        stream.target = 700_000;
        stream.available = 770_000;
        stream.quantiser = 110;
        assertThat(stream.run(2.5).step()).isEqualTo(new Step(3, 4, 30));
        stream.bitrate = 600_000;
        stream.quantiser = 60;
        stream.run(6);
        stream.target = 120_000;
        stream.available = 190_000;
        Decision decision = stream.look();

        assertThat(decision.paused()).isTrue();
        assertThat(decision.step()).isEqualTo(new Step(1, 4, 30));
    }

    @Test
    void takesAnEstimateThatWentTooFarForNoBreakdownWhereLessIsSent() {
        stream.breakDown();
        stream.staysAt(300_000);
        Step down = stream.look().step();
        int from = stream.decisions().size();
        stream.target = 170_000;
        stream.available = 240_000;
        stream.run(1);

        assertThat(stream.decisionsAfter(from)).allSatisfy(decision -> {
            assertThat(decision.paused()).isFalse();
            assertThat(decision.step()).isEqualTo(down);
        });
    }

    @Test
    void staysDownWhileThereAreNoPictures() {
        stream.breakDown();
        Step down = stream.decisions().get(stream.decisions().size() - 1).step();
        stream.sendDelay = 0;
        stream.bitrate = 0;
        stream.offeredRate = 0;
        stream.encodedRate = 0;

        assertThat(stream.run(60).step()).isEqualTo(down);
    }

    @Test
    void keepsTheSizeAndTheRateHoweverCoarsePicturesAre() {
        Stream resolution = new Stream(new Adaptation(Priority.RESOLUTION, 1280, 720, 30));
        resolution.quantiser = 110;
        resolution.target = 650_000;

        assertThat(resolution.run(30).step()).isEqualTo(WHOLE);
    }

    @Test
    void goesUpFarAtOnceWhereOnlyTheRateChanges() {
        Stream resolution = new Stream(new Adaptation(Priority.RESOLUTION, 1280, 720, 30));
        resolution.run(10);
        resolution.target = 100_000;
        resolution.sendDelay = 0.2;
        assertThat(resolution.look().step()).isEqualTo(new Step(1, 1, 10));

        resolution.target = 300_000;
        resolution.sendDelay = 0;
        resolution.bitrate = 150_000;
        resolution.offeredRate = 10;
        resolution.encodedRate = 10;

        assertThat(resolution.run(4).step().framerate()).isGreaterThanOrEqualTo(15);
    }

    @Test
    void makesNothingOfAStreamThatIsNotSent() {
        stream.run(10);
        stream.target = 0;
        stream.encodedRate = 0;
        stream.bitrate = 0;
        stream.run(10);

        assertThat(stream.decisions()).allMatch(decision -> decision.step().equals(WHOLE));
    }

    @Test
    void makesNothingOfCountersThatBeginAnew() {
        stream.run(10);
        stream.countAnew();
        stream.run(10);

        assertThat(stream.decisions()).allMatch(decision -> decision.step().equals(WHOLE));
    }

    private void goUp() {
        stream.bitrate = 220_000;
        stream.target = 500_000;
        stream.quantiser = 10;
        int before = ups(stream.decisions());
        for (int i = 0; i < 400 && ups(stream.decisions()) == before; i++) {
            stream.look();
        }
        assertThat(ups(stream.decisions())).as("a step up").isEqualTo(before + 1);
    }

    private void takeBack() {
        Step raised = stream.look().step();
        stream.quantiser = 110;
        for (int i = 0; i < 40 && stream.look().step().equals(raised); i++) {
            // Poor for some seconds.
        }
    }

    private static int ups(List<Decision> decisions) {
        int ups = 0;
        for (int i = 1; i < decisions.size(); i++) {
            if (decisions.get(i).step().cost() > decisions.get(i - 1).step().cost()) {
                ups++;
            }
        }
        return ups;
    }
}
