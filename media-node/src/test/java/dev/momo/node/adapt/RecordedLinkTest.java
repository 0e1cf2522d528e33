package dev.momo.node.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is decided on figures that were recorded on a link of 2 Mbit/s, 300 kbit/s, 2 Mbit/s. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedLinkTest {

    private static final double DROP = 5.2;
    private static final double RETURN = 30.2;

    private record Moment(double seconds, Decision decision) {}

    private final List<Moment> moments = new ArrayList<>();

    @BeforeAll
    void replay() throws IOException {
        Adaptation adaptation = new Adaptation(Priority.FRAMERATE, 1280, 720, 30);
        for (String line : lines()) {
            String[] cells = line.split(",");
            double seconds = Double.parseDouble(cells[0]);
            // Any start of the clock will do, but for its very first moment.
            long nanos = (long) ((seconds + 100) * 1e9);
            moments.add(new Moment(seconds, adaptation.next(figures(nanos, cells))));
        }
    }

    private static Figures figures(long nanos, String[] cells) {
        return new Figures(
                nanos,
                "VP8",
                Integer.parseInt(cells[1]),
                Integer.parseInt(cells[2]),
                Long.parseLong(cells[3]),
                Long.parseLong(cells[4]),
                Long.parseLong(cells[5]),
                Long.parseLong(cells[6]),
                Long.parseLong(cells[7]),
                Long.parseLong(cells[8]),
                Double.parseDouble(cells[9]),
                Long.parseLong(cells[10]),
                Double.parseDouble(cells[11]));
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = RecordedLinkTest.class.getResourceAsStream("/adapt/vp8-2000-300-2000-kbit.csv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && Character.isDigit(line.charAt(0)))
                    .toList();
        }
    }

    @Test
    void sendsAllOnTheGoodLink() {
        assertThat(moments)
                .filteredOn(moment -> moment.seconds() < DROP)
                .isNotEmpty()
                .allMatch(moment -> moment.decision().reason() == Reason.NONE);
    }

    @Test
    void isDownWithinTwoSecondsOfTheDrop() {
        assertThat(moments)
                .filteredOn(moment -> moment.seconds() > DROP + 2 && moment.seconds() < RETURN)
                .isNotEmpty()
                .allMatch(moment -> moment.decision().step().side(1280) <= 960);
    }

    /** What it costs a viewer is known, and that the link carries no more, too. */
    @Test
    void doesNotProbeWhileTheLinkPushesBack() {
        assertThat(moments)
                .filteredOn(moment -> moment.seconds() < RETURN)
                .allMatch(moment -> moment.decision().limit() > 100_000);
    }

    @Test
    void sendsAllAgainSoonAfterTheReturn() {
        assertThat(moments)
                .filteredOn(moment -> moment.seconds() > RETURN + 15)
                .isNotEmpty()
                .allMatch(moment -> moment.decision().reason() == Reason.NONE);
    }

    @Test
    void doesNotSwingToAndFro() {
        int changes = 0;
        for (int i = 1; i < moments.size(); i++) {
            if (!moments.get(i)
                    .decision()
                    .step()
                    .equals(moments.get(i - 1).decision().step())) {
                changes++;
            }
        }
        assertThat(changes).isLessThanOrEqualTo(8);
    }
}
