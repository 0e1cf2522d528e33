package dev.momo.node.rtc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameRateGateTest {

    private static final long SECOND = 1_000_000_000;

    private final FrameRateGate gate = new FrameRateGate();
    private long now = 7 * SECOND;

    @ParameterizedTest
    @CsvSource({"30,30,300", "30,15,150", "30,20,200", "30,8,80", "30,60,300", "25,10,100", "60,30,300"})
    void letsSoManyPassInTenSeconds(int captured, int wanted, int passed) {
        assertThat(passed(captured, wanted, 10)).isBetween(passed - 1, passed + 1);
    }

    @Test
    void letsAnUnevenCapturePass() {
        int passed = 0;
        for (int i = 0; i < 300; i++) {
            long late = i % 3 * 3_000_000L;
            passed += gate.passes(now + i * SECOND / 30 + late, 30) ? 1 : 0;
        }

        assertThat(passed).isEqualTo(300);
    }

    @Test
    void goesOnAtOnceAfterAPause() {
        passed(30, 15, 2);
        now += 60 * SECOND;

        assertThat(gate.passes(now, 15)).isTrue();
        assertThat(passed(30, 15, 10)).isBetween(149, 151);
    }

    @Test
    void goesOnWhereTheClockOfACaptureBeginsAnew() {
        passed(30, 15, 2);
        now = 0;

        assertThat(passed(30, 15, 10)).isBetween(149, 151);
    }

    private int passed(int captured, int wanted, int seconds) {
        int passed = 0;
        for (int i = 0; i < captured * seconds; i++) {
            passed += gate.passes(now + i * SECOND / captured, wanted) ? 1 : 0;
        }
        now += seconds * SECOND;
        return passed;
    }
}
