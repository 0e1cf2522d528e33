package dev.momo.node.device.fake;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PacerTest {

    private static final long SECOND = 1_000_000_000;

    private final Timeline timeline = new Timeline(Clock.systemUTC(), System::nanoTime);
    private final List<Long> due = Collections.synchronizedList(new ArrayList<>());

    @Test
    void latenessNeverAddsUp() {
        try (Pacer pacer = new Pacer("test", timeline, 90, SECOND, 0, due::add)) {
            await().atMost(10, SECONDS).until(() -> due.size() >= 90);
        }

        for (int i = 1; i < due.size(); i++) {
            double periods = (due.get(i) - due.get(0)) * 90.0 / SECOND;
            assertThat(periods).isCloseTo(Math.round(periods), org.assertj.core.data.Offset.offset(1e-6));
        }
    }

    @Test
    void afterAPauseOnlyAFewCallsAreMadeUpFor() throws Exception {
        CountDownLatch pause = new CountDownLatch(1);
        Pacer pacer = new Pacer("test", timeline, 100, SECOND, 5, at -> {
            due.add(at);
            if (due.size() == 3) {
                awaitUninterrupted(pause);
            }
        });
        try (pacer) {
            await().until(() -> due.size() == 3);
            long start = System.nanoTime();
            await().until(() -> System.nanoTime() - start > SECOND / 2);
            pause.countDown();
            await().until(() -> due.size() > 10);
        }

        // 50 were due in the half second; what came after the pause begins 5 or 6 periods back.
        long gap = due.get(3) - due.get(2);
        assertThat(gap).isGreaterThan(SECOND * 35 / 100);
    }

    @Test
    void nothingIsCalledOnceItIsClosed() {
        Pacer pacer = new Pacer("test", timeline, 1000, SECOND, 0, due::add);
        await().until(() -> !due.isEmpty());
        pacer.close();
        int before = due.size();

        await().during(java.time.Duration.ofMillis(100)).until(() -> due.size() == before);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
