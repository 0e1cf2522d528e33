package dev.momo.node.device.fake;

import dev.momo.node.device.AudioSink;
import dev.momo.node.device.Capture;
import dev.momo.node.device.CaptureException;
import dev.momo.node.device.VideoFormat;
import dev.momo.node.device.VideoSink;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fake camera and microphone: picture and beep made from one clock. */
public final class FakeDevice implements Capture {

    private static final long SECOND = 1_000_000_000;
    /** A missed picture is gone, but sound has to be whole: up to 200 ms of it are made up for. */
    private static final int SOUND_CATCH_UP = 20;

    /** Its picture is kept on a small heap. */
    private static final long MOST_PIXELS = 4096 * 4096;

    private final VideoFormat format;
    private final Timeline timeline;
    private final ZoneId zone;
    private final List<Pacer> pacers = new ArrayList<>();

    /**
     * Starts the fake camera and the fake microphone, each if it has a sink. libwebrtc's native library must have been
     * loaded.
     *
     * @param clock whose local time the picture shows
     * @throws CaptureException if the picture is too large to be drawn
     */
    public FakeDevice(VideoFormat format, @Nullable VideoSink videoSink, @Nullable AudioSink audioSink, Clock clock) {
        if (videoSink != null && (long) format.width() * format.height() > MOST_PIXELS) {
            throw new CaptureException("failed to create capturer: the fake device draws pictures of up to "
                    + MOST_PIXELS + " pixels, not of " + format.width() + "x" + format.height()
                    + ". Choose a smaller --resolution.");
        }
        this.format = format;
        this.timeline = new Timeline(clock, System::nanoTime);
        this.zone = clock.getZone();
        if (videoSink != null) {
            pacers.add(video(videoSink));
        }
        if (audioSink != null) {
            pacers.add(audio(audioSink));
        }
    }

    private Pacer video(VideoSink sink) {
        FakePicture picture = new FakePicture(format.width(), format.height());
        return new Pacer("fake-video", timeline, format.framerate(), SECOND, 0, due -> {
            timeline.followWallClock();
            if (sink.wanted()) {
                deliver(picture, sink, due);
            }
        });
    }

    private Pacer audio(AudioSink sink) {
        FakeSound sound = new FakeSound();
        return new Pacer("fake-audio", timeline, 100, SECOND, SOUND_CATCH_UP, due -> {
            timeline.followWallClock();
            if (sink.wanted()) {
                sink.onSamples(sound.at(timeline.epochNanos(due)));
            }
        });
    }

    private void deliver(FakePicture picture, VideoSink sink, long due) {
        picture.show(localNanosOfDay(timeline.epochNanos(due)));
        NativeI420Buffer buffer = picture.copy();
        try {
            sink.onFrame(new VideoFrame(buffer, due));
        } finally {
            buffer.release();
        }
    }

    private long localNanosOfDay(long epochNanos) {
        Instant instant = Instant.ofEpochSecond(epochNanos / SECOND);
        long offset = zone.getRules().getOffset(instant).getTotalSeconds();
        return epochNanos % (86_400 * SECOND) + offset * SECOND;
    }

    @Override
    public String description() {
        return "fake device, " + format;
    }

    @Override
    public void close() {
        pacers.forEach(Pacer::close);
    }
}
