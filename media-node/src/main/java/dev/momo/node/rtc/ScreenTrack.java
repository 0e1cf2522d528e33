package dev.momo.node.rtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.video.VideoDesktopSource;
import java.util.UUID;

/**
 * A track of a screen that is never captured. Pictures of a screen are another kind to libwebrtc: where a sender's track
 * changes from one kind to the other it makes another stream go on in place of the old one, with its SSRC, its sequence
 * numbers and its counters, but without what the old one kept for sending it again.
 */
final class ScreenTrack {

    private final VideoDesktopSource source = new VideoDesktopSource();
    private final MediaStreamTrack track;

    ScreenTrack(PeerConnectionFactory factory) {
        track = factory.createVideoTrack(UUID.randomUUID().toString(), source);
    }

    MediaStreamTrack track() {
        return track;
    }

    /** After the connection that used it was released. */
    void dispose() {
        track.dispose();
        source.dispose();
    }
}
