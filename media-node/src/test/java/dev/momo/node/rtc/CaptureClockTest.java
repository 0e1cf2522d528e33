package dev.momo.node.rtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class CaptureClockTest {

    @Test
    void goesWithLibwebrtcsOwnTheTimeSinceTheMachineWasStarted() throws Exception {
        try (TestEngine engine = new TestEngine();
                CaptureClock clock = new CaptureClock()) {
            long before = TimeUnit.NANOSECONDS.toMicros(System.nanoTime());
            long stamp = clock.micros();
            long after = TimeUnit.NANOSECONDS.toMicros(System.nanoTime());
            assertThat(stamp).isBetween(before, after);
        }
    }
}
