package dev.momo.node.bench;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.momo.node.testing.link.Link;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** One sender and one viewer while the link goes through its phases. */
final class Session {

    private static final long SAMPLE_MILLIS = 250;
    private static final long PICTURE_LIMIT_MILLIS = 20_000;

    private final Link link;
    private final List<Phase> phases;

    /** Of the link: bytes carried by time. */
    private final TreeMap<Long, Long> carried = new TreeMap<>();

    Session(Link link, List<Phase> phases) {
        this.link = link;
        this.phases = phases;
    }

    Recording record(Sender sender, Asked asked) throws IOException {
        become(phases.get(0));
        List<Long> begins = new ArrayList<>();
        try (Viewer viewer = new Viewer(link);
                Sending sending = sender.play(asked, viewer.browser, link.senderAddress())) {
            viewer.watch();
            awaitPicture(viewer);
            for (Phase phase : phases) {
                become(phase);
                long begin = System.currentTimeMillis();
                begins.add(begin);
                count(begin + phase.seconds() * 1000L);
            }
            begins.add(System.currentTimeMillis());
            JsonObject seen = viewer.seen();
            if (!seen.getString("codec").equals("video/" + asked.codec())) {
                throw new IllegalStateException("the viewer received " + seen.getString("codec") + " where "
                        + asked.codec() + " was asked for");
            }
            return new Recording(phases, begins, carried, sending.secondsShortOfCpu(), seen);
        }
    }

    private void become(Phase phase) {
        link.become(phase.kbit(), phase.loss());
    }

    private void awaitPicture(Viewer viewer) {
        long limit = System.currentTimeMillis() + PICTURE_LIMIT_MILLIS;
        while (!viewer.hasPicture()) {
            if (System.currentTimeMillis() > limit) {
                throw new IllegalStateException("no picture after " + PICTURE_LIMIT_MILLIS + " ms");
            }
            LockSupport.parkNanos(MILLISECONDS.toNanos(SAMPLE_MILLIS));
        }
    }

    private void count(long until) {
        for (long now = System.currentTimeMillis(); now < until; now = System.currentTimeMillis()) {
            carried.put(now, link.bytesCarried());
            LockSupport.parkNanos(MILLISECONDS.toNanos(Math.min(SAMPLE_MILLIS, until - now)));
        }
        carried.put(System.currentTimeMillis(), link.bytesCarried());
    }
}
