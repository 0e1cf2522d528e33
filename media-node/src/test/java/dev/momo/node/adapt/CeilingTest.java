package dev.momo.node.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CeilingTest {

    private static final long TICK = 250_000_000;

    private final Ceiling ceiling = new Ceiling();
    private long now = 1_000_000_000_000L;

    @Test
    void isWhereTheLinkPushedBack() {
        see(250_000, 300_000, 360_000, 306_000);

        assertThat(ceiling.isExceededBy(530_000)).isFalse();
        assertThat(ceiling.isExceededBy(550_000)).isTrue();
    }

    @Test
    void isTheTopOfAFallInSeveralSteps() {
        see(1_000_000, 800_000, 600_000, 400_000, 250_000);

        assertThat(ceiling.isExceededBy(1_400_000)).isFalse();
        assertThat(ceiling.isExceededBy(1_600_000)).isTrue();
    }

    @Test
    void isNotKnownBeforeThat() {
        see(250_000, 300_000, 3_000_000);

        assertThat(ceiling.isExceededBy(3_000_000)).isFalse();
    }

    @Test
    void makesNothingOfAnEstimateThatIsNotKnown() {
        see(250_000, 300_000, 0, 0, 310_000);

        assertThat(ceiling.age(now)).isEqualTo(4 * TICK);
        assertThat(ceiling.isExceededBy(3_000_000)).isFalse();
    }

    private void see(double... estimates) {
        for (double estimate : estimates) {
            now += TICK;
            ceiling.see(now, estimate);
        }
    }
}
