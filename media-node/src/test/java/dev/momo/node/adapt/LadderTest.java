package dev.momo.node.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LadderTest {

    @Test
    void keepsTheFrameRate() {
        assertThat(Ladder.of(Priority.FRAMERATE, 1280, 720, 30).steps())
                .extracting(step -> step.side(1280) + "x" + step.side(720) + "@" + step.framerate())
                .containsExactly("1280x720@30", "960x540@30", "640x360@30", "480x270@30", "320x180@30");
    }

    @Test
    void keepsTheSize() {
        assertThat(Ladder.of(Priority.RESOLUTION, 1280, 720, 30).steps())
                .extracting(step -> step.side(1280) + "x" + step.side(720) + "@" + step.framerate())
                .containsExactly(
                        "1280x720@30",
                        "1280x720@24",
                        "1280x720@20",
                        "1280x720@15",
                        "1280x720@12",
                        "1280x720@10",
                        "1280x720@8",
                        "1280x720@6",
                        "1280x720@5");
    }

    @Test
    void lowersBothInTurn() {
        assertThat(Ladder.of(Priority.BALANCE, 1280, 720, 30).steps())
                .extracting(step -> step.side(1280) + "x" + step.side(720) + "@" + step.framerate())
                .containsExactly("1280x720@30", "960x540@30", "640x360@30", "480x270@20", "480x270@15", "320x180@15");
    }

    @ParameterizedTest
    @EnumSource
    void asksForLessWithEachStep(Priority priority) {
        assertThat(Ladder.of(priority, 1920, 1080, 30).steps())
                .isSortedAccordingTo((one, other) -> Double.compare(other.cost(), one.cost()))
                .doesNotHaveDuplicates();
    }

    @Test
    void makesNoSmallPictureSmaller() {
        assertThat(Ladder.of(Priority.FRAMERATE, 320, 240, 30).steps()).containsExactly(new Step(1, 1, 30));
        assertThat(Ladder.of(Priority.FRAMERATE, 640, 480, 30).steps())
                .containsExactly(new Step(1, 1, 30), new Step(3, 4, 30), new Step(1, 2, 30));
    }

    @Test
    void keepsSidesEven() {
        assertThat(new Step(3, 8, 30).side(1366)).isEqualTo(512);
        assertThat(new Step(3, 4, 30).side(682)).isEqualTo(510);
        assertThat(new Step(1, 1, 30).side(683)).isEqualTo(683);
    }

    @Test
    void sendsAtLeastOnePictureASecond() {
        assertThat(Ladder.of(Priority.RESOLUTION, 1280, 720, 1).steps()).containsExactly(new Step(1, 1, 1));
    }
}
