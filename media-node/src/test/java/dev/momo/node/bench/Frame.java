package dev.momo.node.bench;

import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A picture on the viewer's screen. Times are milliseconds since the epoch.
 *
 * @param rtpMillis its RTP timestamp, in milliseconds from an unknown beginning
 * @param captured when it was captured as the viewer makes it out from sender reports, NaN if unknown
 * @param clockAge milliseconds since the time that the clock in the picture shows, NaN if it was not read
 */
record Frame(double shown, int width, int height, double rtpMillis, double captured, double clockAge) {

    private static final int RTP_PER_MILLISECOND = 90;

    static List<Frame> listOf(JsonArray all) {
        return IntStream.range(0, all.size())
                .mapToObj(all::getJsonArray)
                .map(values -> new Frame(
                        Viewer.number(values, 0),
                        (int) Viewer.number(values, 1),
                        (int) Viewer.number(values, 2),
                        Viewer.number(values, 3) / RTP_PER_MILLISECOND,
                        Viewer.number(values, 4),
                        Viewer.number(values, 5)))
                .toList();
    }
}
