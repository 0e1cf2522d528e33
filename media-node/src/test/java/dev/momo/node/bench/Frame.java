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
                        number(values, 0),
                        (int) number(values, 1),
                        (int) number(values, 2),
                        number(values, 3) / RTP_PER_MILLISECOND,
                        number(values, 4),
                        number(values, 5)))
                .toList();
    }

    private static double number(JsonArray values, int index) {
        Number value = values.getNumber(index);
        return value == null ? Double.NaN : value.doubleValue();
    }
}
