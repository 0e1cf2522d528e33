package dev.momo.gateway.verdict;

import dev.momo.gateway.config.Threshold;
import dev.momo.gateway.config.Thresholds;
import dev.momo.gateway.derive.DerivedConnection;
import dev.momo.gateway.derive.Figure;
import dev.momo.gateway.derive.Figures;
import dev.momo.gateway.derive.NetworkPath;
import dev.momo.gateway.derive.RtpStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one sample of an established connection says against it. Every rule is a method of its own and yields at most
 * one reason; a figure that is undefined (NaN) breaks no rule, as no comparison with it holds.
 *
 * <p>{@code qualityLimitationReason} "bandwidth" is no rule: libwebrtc says it of healthy links too.
 */
final class Rules {

    /** From this share on a video takes all that the link is estimated to carry; headers and repairs are the rest. */
    private static final double ALL_OF_THE_LINK = 0.8;
    /** What libwebrtc sets aside for sound and its headers before it gives any to the video (seen, M138), bit/s. */
    private static final double SOUND = 64_000;
    /** The encoder fills at least so much of its target; a still picture needs little, however slow the link. */
    private static final double FILLED = 0.5;
    /** Where frames are counted over a second, one more or less is no finding. */
    private static final double FRAME_SLACK = 1.5;

    /** So long a fresh connection may take to find out what its link carries. */
    private static final Duration RAMP_UP = Duration.ofSeconds(3);

    private final Thresholds thresholds;

    Rules(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    /** @param expected what was asked, as far as it is known */
    List<Reason> broken(DerivedConnection connection, Expectations expected) {
        List<SentVideo> videos = SentVideo.of(connection.streams());
        List<Reason> reasons = new ArrayList<>();
        Optional<Reason> slow = worst(videos.stream().flatMap(video -> slowLink(connection, video, expected).stream()));
        slow.ifPresent(reasons::add);
        waitingPackets(connection).ifPresent(reasons::add);
        sentPacketsLost(connection).ifPresent(reasons::add);
        receivedPacketsLost(connection).ifPresent(reasons::add);
        roundTrip(connection).ifPresent(reasons::add);
        worst(videos.stream().flatMap(video -> noFrames(video).stream())).ifPresent(reasons::add);
        Optional<Reason> reduced = worst(videos.stream().flatMap(video -> reduced(connection, video).stream()));
        // A node that sends less than it is asked to takes less from its camera, too.
        if (slow.isEmpty() && reduced.isEmpty()) {
            worst(videos.stream().flatMap(video -> slowSource(video, expected).stream()))
                    .ifPresent(reasons::add);
        }
        worst(videos.stream().flatMap(video -> skippedFrames(video).stream())).ifPresent(reasons::add);
        Optional<Reason> busy = busyEncoder(connection);
        busy.ifPresent(reasons::add);
        reduced.filter(reason -> slow.isEmpty() && busy.isEmpty()).ifPresent(reasons::add);
        keyFramesAskedFor(connection).ifPresent(reasons::add);
        nothingReceived(connection).ifPresent(reasons::add);
        freezes(connection).ifPresent(reasons::add);
        madeUpSound(connection).ifPresent(reasons::add);
        connection.path().filter(NetworkPath::isRelayed).map(Rules::relayed).ifPresent(reasons::add);
        return reasons;
    }

    private Optional<Reason> slowLink(DerivedConnection connection, SentVideo video, Expectations expected) {
        double target = video.sum(Figure.TARGET_BITRATE);
        double asked = expected.bitrate(video.mid());
        double available = connection
                .path()
                .map(path -> path.figures().get(Figure.AVAILABLE_OUTGOING))
                .orElse(Double.NaN);
        boolean takesAll = target + SOUND >= ALL_OF_THE_LINK * available;
        boolean filled = video.sum(Figure.SENT_TOTAL_BITRATE) >= FILLED * target;
        double share = target / asked;
        Level level = level(share, thresholds.bitrate());
        boolean rampedUp = connection.snapshot().inState().compareTo(RAMP_UP) >= 0;
        if (!rampedUp || !takesAll || !filled || level == Level.GOOD) {
            return Optional.empty();
        }
        double threshold = asked * passed(thresholds.bitrate(), level);
        RtpStream layer = video.most(Figure.TARGET_BITRATE);
        List<Evidence> evidence = new ArrayList<>();
        connection.path().ifPresent(path -> evidence.add(Evidence.of(path.figures(), Figure.AVAILABLE_OUTGOING)));
        evidence.add(Evidence.of(layer.figures(), Figure.TARGET_BITRATE, threshold));
        evidence.add(Evidence.of(layer.figures(), Figure.SENT_TOTAL_BITRATE));
        return Optional.of(new Reason(
                "link-too-slow",
                level,
                "The link is too slow for the asked bit rate: it carries about " + Words.bitrate(available) + ", which"
                        + " leaves " + Words.percent(share) + " of the " + Words.bitrate(asked) + " that the video"
                        + " asks for; use a faster uplink, or a smaller picture or frame rate.",
                evidence));
    }

    private Optional<Reason> waitingPackets(DerivedConnection connection) {
        return highest(
                "packets-wait",
                sent(connection),
                Figure.SEND_DELAY,
                thresholds.sendDelay(),
                delay -> "Packets wait " + Words.time(delay) + " before they can leave: the link carries less than is"
                        + " sent; use a faster uplink, or a smaller picture or bit rate.");
    }

    private Optional<Reason> sentPacketsLost(DerivedConnection connection) {
        return highest(
                "sent-packets-lost",
                sent(connection),
                Figure.VIEWER_LOSS,
                thresholds.loss(),
                share -> "The link loses packets: " + Words.percent(share) + " of those sent do not reach the viewer;"
                        + " check the radio reception or the cables of both ends, or lower the bit rate.");
    }

    private Optional<Reason> receivedPacketsLost(DerivedConnection connection) {
        return highest(
                "received-packets-lost",
                received(connection, stream -> true),
                Figure.RECEIVED_LOSS,
                thresholds.loss(),
                share -> "The link loses packets: " + Words.percent(share) + " of those sent by the viewer do not"
                        + " arrive; check the radio reception or the cables of both ends.");
    }

    private Optional<Reason> roundTrip(DerivedConnection connection) {
        // Media waits in the same queues as RTCP; ICE's checks are rarer, but there without media too.
        Optional<Reason> byMedia = highest(
                "round-trip-high", sent(connection), Figure.VIEWER_ROUND_TRIP, thresholds.roundTrip(), Rules::farAway);
        List<Figures> path =
                connection.path().map(NetworkPath::figures).stream().toList();
        Optional<Reason> byIce =
                highest("round-trip-high", path, Figure.PATH_ROUND_TRIP, thresholds.roundTrip(), Rules::farAway);
        return worst(Stream.concat(byMedia.stream(), byIce.stream()));
    }

    private static String farAway(double seconds) {
        return "The round trip takes " + Words.time(seconds) + ": control and picture lag behind; look for a full"
                + " uplink, a distant relay or a mobile network.";
    }

    private Optional<Reason> noFrames(SentVideo video) {
        if (video.max(Figure.FRAMES_SENT) != 0) {
            return Optional.empty();
        }
        Figures figures = video.most(Figure.FRAMES_SENT).figures();
        boolean source = figures.get(Figure.SOURCE_FRAMES) == 0;
        List<Evidence> evidence =
                List.of(Evidence.of(figures, Figure.FRAMES_SENT, 0), Evidence.of(figures, Figure.SOURCE_FRAMES));
        return Optional.of(
                source
                        ? new Reason(
                                "camera-delivers-nothing",
                                Level.POOR,
                                "No video is sent: the camera delivers no frames; check that it is plugged in and not"
                                        + " used by another program.",
                                evidence)
                        : new Reason(
                                "no-frames",
                                Level.POOR,
                                "No video is sent, although the camera delivers frames: the link or the encoder holds"
                                        + " them up.",
                                evidence));
    }

    private Optional<Reason> slowSource(SentVideo video, Expectations expected) {
        Figures figures = video.most(Figure.SOURCE_FRAMES).figures();
        double delivered = figures.get(Figure.SOURCE_FRAMES);
        double asked = expected.frameRate(video.mid());
        Level level = level(delivered / asked, thresholds.frames());
        if (delivered == 0 || level == Level.GOOD || asked - delivered < FRAME_SLACK) {
            return Optional.empty();
        }
        return Optional.of(new Reason(
                "camera-slow",
                level,
                "The camera delivers " + Words.rate(delivered) + " of the " + Words.rate(asked) + " frames a second"
                        + " that are asked of it; give it more light, or ask for a smaller picture or frame rate.",
                List.of(Evidence.of(figures, Figure.SOURCE_FRAMES, asked * passed(thresholds.frames(), level)))));
    }

    private static Optional<Reason> reduced(DerivedConnection connection, SentVideo video) {
        return ReducedPicture.of(
                connection.snapshot().sentVideo(),
                video.most(Figure.FRAMES_SENT).figures());
    }

    private Optional<Reason> skippedFrames(SentVideo video) {
        Figures figures = video.most(Figure.FRAMES_ENCODED).figures();
        double encoded = figures.get(Figure.FRAMES_ENCODED);
        double delivered = figures.get(Figure.SOURCE_FRAMES);
        Level level = level(encoded / delivered, thresholds.frames());
        if (video.max(Figure.FRAMES_SENT) == 0 || level == Level.GOOD || delivered - encoded < FRAME_SLACK) {
            return Optional.empty();
        }
        return Optional.of(new Reason(
                "frames-skipped",
                level,
                "The encoder takes " + Words.rate(encoded) + " of the " + Words.rate(delivered) + " frames a second"
                        + " that the camera delivers: the bit rate or the CPU allows no more; ask for a smaller picture"
                        + " or frame rate.",
                List.of(
                        Evidence.of(figures, Figure.FRAMES_ENCODED, delivered * passed(thresholds.frames(), level)),
                        Evidence.of(figures, Figure.SOURCE_FRAMES))));
    }

    private Optional<Reason> busyEncoder(DerivedConnection connection) {
        Optional<Reason> busy = highest(
                "cpu-limits-encoder",
                sent(connection),
                Figure.ENCODER_LOAD,
                thresholds.encoderLoad(),
                load -> "The CPU limits the encoder: it is busy " + Words.percent(load) + " of the time; ask for a"
                        + " smaller picture or frame rate, or another codec, or relieve the machine.");
        return busy.or(() -> sent(connection).stream()
                .filter(figures -> figures.get(Figure.LIMITED_BY_CPU) >= 0.5)
                .findFirst()
                .map(figures -> new Reason(
                        "cpu-limits-encoder",
                        Level.FAIR,
                        "The CPU limits the encoder, libwebrtc says; ask for a smaller picture or frame rate, or"
                                + " relieve the machine.",
                        List.of(Evidence.of(figures, Figure.LIMITED_BY_CPU, 0.5)))));
    }

    private Optional<Reason> keyFramesAskedFor(DerivedConnection connection) {
        return highest(
                "viewer-asks-for-key-frames",
                sent(connection),
                Figure.PLIS_RECEIVED,
                thresholds.keyFrames(),
                rate -> "The viewer's picture stands still or breaks: it asks for " + Words.rate(rate) + " key frames"
                        + " a second; look for lost packets on the way to it.");
    }

    private Optional<Reason> nothingReceived(DerivedConnection connection) {
        return received(connection, RtpStream::isVideo).stream()
                .filter(figures -> figures.get(Figure.FRAMES_RECEIVED) == 0)
                .findFirst()
                .map(figures -> new Reason(
                        "no-frames-received",
                        Level.FAIR,
                        "No video arrives, although the other side has sent some; check its camera.",
                        List.of(Evidence.of(figures, Figure.FRAMES_RECEIVED, 0))));
    }

    private Optional<Reason> freezes(DerivedConnection connection) {
        return highest(
                "received-video-freezes",
                received(connection, RtpStream::isVideo),
                Figure.FREEZE_SHARE,
                thresholds.freezes(),
                share -> "The received video stood still for " + Words.percent(share) + " of the time; look for lost"
                        + " packets or an overloaded sender.");
    }

    private Optional<Reason> madeUpSound(DerivedConnection connection) {
        // Where no packet comes there is no sound to have gaps.
        return highest(
                "received-sound-has-gaps",
                received(
                        connection,
                        stream -> !stream.isVideo() && stream.figures().get(Figure.PACKETS_RECEIVED) > 0),
                Figure.CONCEALED,
                thresholds.concealment(),
                share -> "The received sound has gaps: " + Words.percent(share) + " of it is made up; look for lost or"
                        + " late packets.");
    }

    private static Reason relayed(NetworkPath path) {
        return new Reason(
                "relayed",
                Level.GOOD,
                "The media passes a TURN relay, which adds delay and may limit the bit rate; open UDP between both ends"
                        + " for a direct path.",
                List.of(Evidence.of(path.figures(), Figure.PATH_ROUND_TRIP)));
    }

    private static List<Figures> sent(DerivedConnection connection) {
        return connection.streams().stream()
                .filter(stream -> stream.isOutbound() && stream.active())
                .map(RtpStream::figures)
                .toList();
    }

    private static List<Figures> received(DerivedConnection connection, Predicate<RtpStream> wanted) {
        return connection.streams().stream()
                .filter(stream -> !stream.isOutbound() && wanted.test(stream))
                .map(RtpStream::figures)
                .toList();
    }

    private interface Text {
        String of(double value);
    }

    /** A reason if the highest of one figure is above its threshold. */
    private static Optional<Reason> highest(
            String code, List<Figures> all, Figure figure, Threshold threshold, Text text) {
        return all.stream()
                .filter(figures -> !Double.isNaN(figures.get(figure)))
                .max(Comparator.comparingDouble(figures -> figures.get(figure)))
                .filter(figures -> level(figures.get(figure), threshold) != Level.GOOD)
                .map(figures -> {
                    double value = figures.get(figure);
                    Level level = level(value, threshold);
                    return new Reason(
                            code,
                            level,
                            text.of(value),
                            List.of(Evidence.of(figures, figure, passed(threshold, level))));
                });
    }

    private static Optional<Reason> worst(Stream<Reason> reasons) {
        return reasons.max(Comparator.comparing(Reason::level));
    }

    private static Level level(double value, Threshold threshold) {
        boolean floor = threshold.isFloor();
        if (floor ? value < threshold.poor() : value >= threshold.poor()) {
            return Level.POOR;
        }
        return (floor ? value < threshold.fair() : value >= threshold.fair()) ? Level.FAIR : Level.GOOD;
    }

    /** The side of the threshold that was passed. */
    private static double passed(Threshold threshold, Level level) {
        return level == Level.POOR ? threshold.poor() : threshold.fair();
    }
}
