package dev.momo.gateway.derive;

import java.util.Locale;

/**
 * One RTP stream of a connection and its figures. Texts are empty where libwebrtc does not say.
 *
 * @param id of its outbound-rtp or inbound-rtp stats; another SSRC is another stream
 * @param kind {@code video} or {@code audio}
 * @param mid of its media section
 * @param rid of its simulcast layer
 * @param codec for example {@code video/VP8}
 * @param implementation of the encoder or decoder, for example {@code libvpx}
 * @param active false for one that is told to send nothing
 */
public record RtpStream(
        String id,
        Direction direction,
        String kind,
        String mid,
        String rid,
        String codec,
        String implementation,
        boolean active,
        Figures figures) {

    /** From the node's side. */
    public enum Direction {
        OUTBOUND,
        INBOUND;

        /** The word for JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isVideo() {
        return kind.equals("video");
    }

    public boolean isOutbound() {
        return direction == Direction.OUTBOUND;
    }
}
