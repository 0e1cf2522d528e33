package dev.momo.gateway.verdict;

import dev.momo.gateway.derive.Figure;
import dev.momo.gateway.derive.Figures;
import dev.momo.stats.v1.SentVideo;
import dev.momo.stats.v1.VideoFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A picture that the node sends smaller, or less often, than it was asked to: why, by its own word. */
final class ReducedPicture {

    private ReducedPicture() {}

    /**
     * @param node what the node says of it, null where it does not
     * @param figures of the stream that carries it
     */
    static Optional<Reason> of(@Nullable SentVideo node, Figures figures) {
        if (node == null) {
            return Optional.empty();
        }
        return switch (node.getLimit()) {
            case VIDEO_LIMIT_BANDWIDTH ->
                Optional.of(reason(
                        "picture-reduced",
                        node,
                        figures,
                        "the link carries no more; use a faster uplink, or ask for less"));
            case VIDEO_LIMIT_CPU ->
                Optional.of(reason(
                        "cpu-limits-encoder",
                        node,
                        figures,
                        "the CPU manages no more; ask for a smaller picture or frame rate, or another codec, or relieve the"
                                + " machine"));
            default -> Optional.empty();
        };
    }

    private static Reason reason(String code, SentVideo node, Figures figures, String why) {
        VideoFormat asked = node.getAsked();
        return new Reason(
                code,
                Level.FAIR,
                "The picture is sent with " + words(node.getSent()) + " instead of " + words(asked) + ": " + why + ".",
                List.of(
                        Evidence.of(figures, Figure.SENT_HEIGHT, asked.getHeight()),
                        Evidence.of(figures, Figure.FRAMES_SENT, asked.getFramerate())));
    }

    private static String words(VideoFormat format) {
        return format.getWidth() + " × " + format.getHeight() + " and " + format.getFramerate() + " frames a second";
    }
}
