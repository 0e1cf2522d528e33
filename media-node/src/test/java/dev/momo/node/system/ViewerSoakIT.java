package dev.momo.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.momo.node.rtc.TestViewer;
import dev.momo.node.signaling.p2p.TestSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Viewers come and go one after another, and leave nothing behind. Of minutes, so run by its own command only. */
@Tag("soak")
class ViewerSoakIT {

    private static final int VIEWERS = Integer.getInteger("soak.viewers", 300);
    /** What is loaded once, by the first that come, is no growth. */
    private static final int WARM_UP = 10;

    private record Footprint(long rssKilobytes, long threads, long descriptors) {

        static Footprint of(long pid) {
            Path process = Path.of("/proc", Long.toString(pid));
            try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
                String status = Files.readString(process.resolve("status"));
                return new Footprint(number(status, "VmRSS"), number(status, "Threads"), descriptors.count());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Once the JVM has given back what it no longer needs: for 8 s nothing more has gone. */
        static Footprint settled(long pid) {
            AtomicLong least = new AtomicLong(Long.MAX_VALUE);
            await().during(Duration.ofSeconds(8)).atMost(Duration.ofMinutes(1)).until(() -> {
                long now = of(pid).rssKilobytes();
                return now >= least.getAndUpdate(before -> Math.min(before, now)) - 256;
            });
            return of(pid);
        }

        private static long number(String status, String name) {
            return status.lines()
                    .filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void viewersLeaveNothingBehind() throws Exception {
        try (NodeProcess node = NodeProcess.pair()) {
            int port = node.port();
            long pid = node.program().handle().pid();
            node.metrics();
            Footprint idle = Footprint.settled(pid);
            watch(port, WARM_UP);
            Footprint warm = Footprint.settled(pid);
            watch(port, VIEWERS);
            Footprint end = Footprint.settled(pid);

            System.out.printf(
                    "Measured: idle %s, after %d viewers %s, after %d more %s%n", idle, WARM_UP, warm, VIEWERS, end);
            assertThat(end.rssKilobytes() - warm.rssKilobytes()).isLessThanOrEqualTo(15 * 1024);
            assertThat(end.threads()).isLessThanOrEqualTo(warm.threads() + 2);
            assertThat(end.descriptors()).isLessThanOrEqualTo(warm.descriptors() + 2);
        }
    }

    private static void watch(int port, int viewers) throws Exception {
        for (int i = 0; i < viewers; i++) {
            TestSocket socket = TestSocket.open(port, null);
            try (TestViewer viewer = new TestViewer()) {
                socket.watch(viewer);
            }
            socket.abort();
        }
    }
}
