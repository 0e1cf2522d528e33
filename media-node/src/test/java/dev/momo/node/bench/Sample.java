package dev.momo.node.bench;

import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The counters of the viewer's inbound-rtp at one time, milliseconds since the epoch; of video, but for sound's own.
 *
 * @param frozen seconds in all
 * @param soundWaited seconds in all that sound was kept until it was played
 * @param soundPlayed samples of it
 */
record Sample(
        double at,
        long decoded,
        int width,
        int height,
        long bytes,
        long freezes,
        double frozen,
        double soundWaited,
        long soundPlayed) {

    static List<Sample> listOf(JsonArray all) {
        return IntStream.range(0, all.size())
                .mapToObj(all::getJsonArray)
                .map(values -> new Sample(
                        values.getDouble(0),
                        values.getLong(1),
                        values.getInteger(2),
                        values.getInteger(3),
                        values.getLong(4),
                        values.getLong(5),
                        values.getDouble(6),
                        values.getDouble(15),
                        values.getLong(17)))
                .toList();
    }

    String size() {
        return width + "x" + height;
    }

    boolean isFullSize() {
        return width == Sender.WIDTH && height == Sender.HEIGHT;
    }
}
