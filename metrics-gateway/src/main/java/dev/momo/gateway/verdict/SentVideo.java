package dev.momo.gateway.verdict;

import dev.momo.gateway.derive.Figure;
import dev.momo.gateway.derive.RtpStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One video that a node sends: a stream, or the simulcast layers of one media section together. A layer that a slow link
 * or the signalling pauses is no fault while another one flows.
 */
record SentVideo(String mid, List<RtpStream> layers) {

    /** Videos with at least one stream that is told to send. */
    static List<SentVideo> of(List<RtpStream> streams) {
        Map<String, List<RtpStream>> byMid = new LinkedHashMap<>();
        for (RtpStream stream : streams) {
            if (stream.isOutbound() && stream.isVideo() && stream.active()) {
                byMid.computeIfAbsent(stream.mid(), mid -> new ArrayList<>()).add(stream);
            }
        }
        return byMid.entrySet().stream()
                .map(video -> new SentVideo(video.getKey(), video.getValue()))
                .toList();
    }

    /** Over all layers that have it, NaN where none has. */
    double sum(Figure figure) {
        double[] defined = layers.stream()
                .mapToDouble(layer -> layer.figures().get(figure))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return defined.length == 0 ? Double.NaN : Arrays.stream(defined).sum();
    }

    /** The layer with the most of a figure, any where none has it. */
    RtpStream most(Figure figure) {
        return layers.stream()
                .max(Comparator.comparingDouble(layer -> {
                    double value = layer.figures().get(figure);
                    return Double.isNaN(value) ? -1 : value;
                }))
                .orElseThrow();
    }

    double max(Figure figure) {
        return most(figure).figures().get(figure);
    }
}
