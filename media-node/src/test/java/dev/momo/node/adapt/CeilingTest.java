package dev.momo.node.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CeilingTest {

    private static final long TICK = 100_000_000;

    private final Ceiling ceiling = new Ceiling();
    private long now = 1_000_000_000_000L;

    @Test
    void isWhatArrivedWhenTheLinkPushedBack() {
        see(250_000, 300_000, 360_000, 306_000);

        assertThat(ceiling.carried()).isEqualTo(360_000);
        assertThat(ceiling.isExceededBy(530_000)).isFalse();
        assertThat(ceiling.isExceededBy(550_000)).isTrue();
    }

    @Test
    void isTheBottomOfAFallInSeveralSteps() {
        see(1_000_000, 800_000, 600_000, 400_000, 280_000, 255_000, 260_000);

        assertThat(ceiling.carried()).isEqualTo(300_000);
    }

    @Test
    void isWhatTheLinkCarriesNow() {
        see(250_000, 360_000, 306_000);
        see(306_000, 330_000, 360_000, 390_000, 400_000);
        now += 1_000_000_000;
        see(340_000);

        assertThat(ceiling.carried()).isEqualTo(400_000);
    }

    @Test
    void isNotKnownBeforeThat() {
        see(250_000, 300_000, 3_000_000);

        assertThat(ceiling.isKnown()).isFalse();
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
