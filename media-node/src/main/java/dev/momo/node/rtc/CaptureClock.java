package dev.momo.node.rtc;

import com.sun.jna.Pointer;
import dev.onvoid.webrtc.media.SyncClock;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * One clock for all that is captured: libwebrtc's own.
 *
 * <p>Left alone, each source of webrtc-java stamps with a clock that starts at zero with it, which libwebrtc takes for its
 * own, the time since the machine was started. Sender reports then tell what is sent now by the machine's start, and
 * receivers, who keep picture and sound in step by them, extrapolate over all that time: after an hour pictures wait some
 * 200 ms for nothing, seen in Chromium, and more with every hour.
 */
final class CaptureClock implements AutoCloseable {

    private static final Logger logger = System.getLogger(CaptureClock.class.getName());

    private static final long SAME_NANOS = 1_000_000_000;

    private final SyncClock clock = new SyncClock();

    /** After libwebrtc was loaded. */
    CaptureClock() {
        // All that the native clock has is the time of its start, which is counted from then on.
        Pointer start = new Pointer(NativeReference.handle(clock));
        if (Math.abs(start.getLong(0) - System.nanoTime()) < SAME_NANOS) {
            start.setLong(0, 0);
        } else {
            logger.log(Level.WARNING, "webrtc-java has changed: pictures may be shown late by receivers with sound");
        }
    }

    CustomVideoSource videoSource() {
        return new CustomVideoSource(clock);
    }

    CustomAudioSource audioSource() {
        return new CustomAudioSource(clock);
    }

    /** Microseconds, as it stamps. */
    long micros() {
        return clock.getTimestampUs();
    }

    /** After the last push of every source. */
    @Override
    public void close() {
        clock.dispose();
    }
}
