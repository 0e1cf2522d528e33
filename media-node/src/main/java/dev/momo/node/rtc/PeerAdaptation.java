package dev.momo.node.rtc;

import dev.momo.node.adapt.Adaptation;
import dev.momo.node.adapt.Decision;
import dev.momo.node.adapt.Figures;
import dev.momo.node.adapt.Reason;
import dev.momo.node.device.VideoFormat;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Keeps what one peer is sent within what its link carries. On the signalling executor, but for {@link #status()}. */
final class PeerAdaptation {

    private static final Logger logger = System.getLogger(PeerAdaptation.class.getName());

    private final String peer;
    private final VideoStatus.Pictures asked;
    private final Adaptation adaptation;
    private final PeerPicture picture;
    private final VideoSender sender;
    private @Nullable Decision decision;
    private boolean paused;
    private volatile @Nullable VideoStatus status;

    PeerAdaptation(String peer, VideoGoal goal, PeerPicture picture, VideoSender sender) {
        this.peer = peer;
        VideoFormat format = goal.format();
        this.asked = new VideoStatus.Pictures(format.width(), format.height(), format.framerate());
        this.adaptation = goal.adaptation();
        this.picture = picture;
        this.sender = sender;
        adaptation.allow(sender.allowed());
    }

    /** What is sent; empty before the first picture. */
    Optional<VideoStatus> status() {
        return Optional.ofNullable(status);
    }

    /** What the other side's description says of the bit rate, in bit/s. */
    void allow(OptionalLong bitrate) {
        sender.allow(bitrate);
        adaptation.allow(sender.allowed());
    }

    void adapt(Figures figures) {
        Decision next = adaptation.next(figures);
        Decision before = decision;
        if (before == null || !before.step().equals(next.step())) {
            picture.change(next.step());
        }
        if (next.paused() && !paused) {
            // Before it is: even half a pause has to end.
            paused = true;
            sender.pause();
        } else if (paused && !next.paused()) {
            sender.resume();
            paused = false;
        }
        if (before == null || before.limit() != next.limit()) {
            sender.limit(next.limit());
        } else if (next.stale()) {
            sender.refresh();
        }
        // Not before: what could not be done is tried again with the next figures.
        decision = next;
        if (before != null && !before.step().equals(next.step())) {
            logger.log(Level.INFO, "{0}: {1}", peer, describe(next));
        }
        if (figures.width() > 0) {
            status = new VideoStatus(
                    asked,
                    new VideoStatus.Pictures(figures.width(), figures.height(), adaptation.framerate()),
                    next.reason());
        }
    }

    private String describe(Decision next) {
        String what = next.step().numerator() + "/" + next.step().denominator() + " of the size at "
                + next.step().framerate() + " fps";
        return next.reason() == Reason.NONE ? what : what + ", limited by " + next.reason();
    }
}
