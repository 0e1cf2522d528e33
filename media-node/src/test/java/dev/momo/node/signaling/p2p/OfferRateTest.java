package dev.momo.node.signaling.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OfferRateTest {

    private final AtomicLong now = new AtomicLong(5);
    private final OfferRate rate = new OfferRate(now::get);

    private int taken() {
        int taken = 0;
        while (rate.take()) {
            taken++;
        }
        return taken;
    }

    @Test
    void aFewAtOnceThenOneASecond() {
        assertThat(taken()).isEqualTo(8);

        now.addAndGet(Duration.ofMillis(999).toNanos());
        assertThat(rate.take()).isFalse();
        now.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(taken()).isEqualTo(1);
        now.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(taken()).isEqualTo(8);
    }
}
