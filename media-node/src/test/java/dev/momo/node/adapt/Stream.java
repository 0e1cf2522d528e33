package dev.momo.node.adapt;

import java.util.ArrayList;
import java.util.List;

/** A stream of pictures on a link as a test describes it, shown to an adaptation ten times a second. */
final class Stream {

    /** Between two looks, in seconds. */
    static final double TICK = 0.1;

    private final Adaptation adaptation;
    private final List<Decision> decisions = new ArrayList<>();
    private double seconds = 1000;
    private double offered;
    private double encoded;
    private double quantisers;
    private double bytes;
    private double encodeSeconds;
    private double packets;
    private double delay;

    long target = 2_500_000;

    /** The target unless it is set. */
    long available;

    double bitrate = 700_000;
    double offeredRate = 30;
    double encodedRate = 30;
    double quantiser = 20;
    double encodeTime = 0.004;
    double sendDelay;

    Stream(Adaptation adaptation) {
        this.adaptation = adaptation;
    }

    /** Goes on like this for a while; gives the last decision. */
    Decision run(double forSeconds) {
        for (double end = seconds + forSeconds; seconds < end; ) {
            seconds += TICK;
            offered += offeredRate * TICK;
            encoded += encodedRate * TICK;
            quantisers += quantiser * encodedRate * TICK;
            bytes += bitrate * TICK / 8;
            encodeSeconds += encodeTime * encodedRate * TICK;
            packets += 25;
            delay += 25 * sendDelay;
            decisions.add(adaptation.next(new Figures(
                    (long) (seconds * 1e9),
                    "VP8",
                    1280,
                    720,
                    target,
                    available == 0 ? target : available,
                    Math.round(offered),
                    Math.round(encoded),
                    Math.round(quantisers),
                    Math.round(bytes),
                    encodeSeconds,
                    Math.round(packets),
                    delay)));
        }
        return decisions.get(decisions.size() - 1);
    }

    /** Once. */
    Decision look() {
        return run(TICK);
    }

    /** A link that carried all does not carry half of it. */
    void breakDown() {
        run(10);
        target = 280_000;
        sendDelay = 0.2;
        look();
    }

    /** The estimate grows by 8 % a second up to here, and then turns out to be too much. */
    void pushBackAt(long ceiling) {
        sendDelay = 0;
        quantiser = 60;
        for (target = 240_000; target < ceiling; target *= 1.04) {
            bitrate = 0.9 * target;
            run(0.5);
        }
    }

    /** All of it is used, by pictures that are neither good nor bad. */
    void staysAt(long target) {
        this.target = target;
        available = target + 70_000;
        bitrate = target;
        quantiser = 60;
        sendDelay = 0;
        run(8);
    }

    /** The encoder and its counters begin anew. */
    void countAnew() {
        offered = 0;
        encoded = 0;
        quantisers = 0;
        bytes = 0;
        encodeSeconds = 0;
        packets = 0;
        delay = 0;
    }

    /** Of all so far. */
    List<Decision> decisions() {
        return decisions;
    }

    /** All after the first so many. */
    List<Decision> decisionsAfter(int count) {
        return decisions.subList(count, decisions.size());
    }
}
