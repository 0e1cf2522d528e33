package dev.momo.node.device.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final long SECOND = 1_000_000_000;

    private final AtomicLong wall = new AtomicLong(1_000 * SECOND);
    private final AtomicLong monotonic = new AtomicLong(5);
    private final Timeline timeline = new Timeline(new WallClock(), monotonic::get);

    @Test
    void itRunsWithTheMonotonicClock() {
        monotonic.addAndGet(3 * SECOND);

        assertThat(timeline.epochNanos(timeline.nanoTime())).isEqualTo(1_003 * SECOND);
    }

    @Test
    void smallCorrectionsOfTheWallClockDoNotMakeItJump() {
        wall.addAndGet(50_000_000);
        timeline.followWallClock();

        assertThat(timeline.epochNanos(timeline.nanoTime())).isEqualTo(1_000 * SECOND);
    }

    @Test
    void itFollowsAWallClockThatWasSet() {
        wall.addAndGet(3_600 * SECOND);
        timeline.followWallClock();

        assertThat(timeline.epochNanos(timeline.nanoTime())).isEqualTo(4_600 * SECOND);
    }

    private final class WallClock extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochSecond(0, wall.get());
        }
    }
}
