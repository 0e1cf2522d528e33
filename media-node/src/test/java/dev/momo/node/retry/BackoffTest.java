package dev.momo.node.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void itDoublesUpToThreeSecondsAndStartsAnew() {
        Backoff backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(3), () -> 0);

        assertThat(Stream.generate(backoff::next).limit(6))
                .extracting(Duration::toMillis)
                .containsExactly(250L, 500L, 1000L, 2000L, 3000L, 3000L);
        backoff.reset();
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void chanceShortensItByAtMostAHalf() {
        Backoff backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(3), () -> 1);

        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(125));
    }
}
