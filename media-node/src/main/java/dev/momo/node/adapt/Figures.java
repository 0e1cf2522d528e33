package dev.momo.node.adapt;

/**
 * What libwebrtc says of a stream of pictures at one moment. Counters count from the start of the stream.
 *
 * @param nanos when, by the monotonic clock
 * @param codec as {@code VP8}; empty if it is not known yet
 * @param width pixels of the pictures that are sent now; 0 before the first
 * @param height likewise
 * @param targetBitrate what the encoder may use, bit/s; 0 if it is not known
 * @param availableBitrate what the link is believed to carry, bit/s; 0 if it is not known
 * @param framesOffered pictures that the encoder was given
 * @param framesEncoded those that it did not leave out
 * @param quantiserSum of all pictures, in the codec's own scale; 0 if the encoder does not tell
 * @param bytesSent payload, repeated packets left out
 * @param encodeSeconds time spent on encoding
 * @param packetsSent packets
 * @param sendDelaySeconds waited for sending by all packets together
 */
public record Figures(
        long nanos,
        String codec,
        int width,
        int height,
        long targetBitrate,
        long availableBitrate,
        long framesOffered,
        long framesEncoded,
        long quantiserSum,
        long bytesSent,
        double encodeSeconds,
        long packetsSent,
        double sendDelaySeconds) {}
