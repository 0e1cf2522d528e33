package dev.momo.gateway.derive;

import java.util.List;

/**
 * The catalogue of derived figures. Formulas are those of Chromium's webrtc-internals
 * ({@code stats_rates_calculator.js}) and of the W3C's definitions of the members, where nothing else is said. A name is
 * unique among the figures of a stream, and of a path.
 */
public enum Figure {
    /** Payload, retransmissions included. */
    SENT_BITRATE("bitrateSent", Unit.BITS_PER_SECOND, Source.OUTBOUND, Formula.bitsPerSecond("bytesSent")),
    /** Payload, padding and RTP headers: what the stream takes of the link, less UDP and IP. */
    SENT_TOTAL_BITRATE(
            "totalBitrateSent",
            Unit.BITS_PER_SECOND,
            Source.OUTBOUND,
            Formula.bitsPerSecond("bytesSent", "headerBytesSent")),
    /** What the encoder is told to produce; libwebrtc lowers it 0.8 s after a link became too slow. */
    TARGET_BITRATE("targetBitrate", Unit.BITS_PER_SECOND, Source.OUTBOUND, Formula.reading("targetBitrate")),
    PACKETS_SENT("packetsSentPerSecond", Unit.PACKETS_PER_SECOND, Source.OUTBOUND, Formula.perSecond("packetsSent")),
    RETRANSMITTED_SENT(
            "retransmittedShare",
            Unit.RATIO,
            Source.OUTBOUND,
            Formula.share("retransmittedPacketsSent", "packetsSent")),
    /** How long a packet waits before it leaves: grows 1 s after a link became too slow. */
    SEND_DELAY(
            "packetSendDelay", Unit.SECONDS, Source.OUTBOUND, Formula.average("totalPacketSendDelay", "packetsSent")),
    FRAMES_ENCODED(
            "framesEncodedPerSecond", Unit.FRAMES_PER_SECOND, Source.OUTBOUND, Formula.perSecond("framesEncoded")),
    FRAMES_SENT("framesSentPerSecond", Unit.FRAMES_PER_SECOND, Source.OUTBOUND, Formula.perSecond("framesSent")),
    KEY_FRAMES_ENCODED(
            "keyFramesEncodedPerSecond",
            Unit.FRAMES_PER_SECOND,
            Source.OUTBOUND,
            Formula.perSecond("keyFramesEncoded")),
    /** Frames more than 2.5 times the usual size. */
    HUGE_FRAMES("hugeFrameShare", Unit.RATIO, Source.OUTBOUND, Formula.share("hugeFramesSent", "framesSent")),
    ENCODE_TIME("encodeTime", Unit.SECONDS, Source.OUTBOUND, Formula.average("totalEncodeTime", "framesEncoded")),
    /** Share of the time in which the encoder was busy: at 1 it cannot take another frame. */
    ENCODER_LOAD("encoderLoad", Unit.RATIO, Source.OUTBOUND, Formula.shareOfTime("totalEncodeTime")),
    ENCODED_QP("qp", Unit.QUANTIZER, Source.OUTBOUND, Formula.average("qpSum", "framesEncoded")),
    SENT_WIDTH("frameWidth", Unit.PIXELS, Source.OUTBOUND, Formula.reading("frameWidth")),
    SENT_HEIGHT("frameHeight", Unit.PIXELS, Source.OUTBOUND, Formula.reading("frameHeight")),
    LIMITATION("limitation", Unit.STATE, Source.OUTBOUND, Formula.limitation("qualityLimitationReason")),
    LIMITED_BY_BANDWIDTH(
            "limitedByBandwidthShare", Unit.RATIO, Source.OUTBOUND, Formula.limitedBy(Limitation.BANDWIDTH)),
    LIMITED_BY_CPU("limitedByCpuShare", Unit.RATIO, Source.OUTBOUND, Formula.limitedBy(Limitation.CPU)),
    LIMITED_BY_OTHER("limitedByOtherShare", Unit.RATIO, Source.OUTBOUND, Formula.limitedBy(Limitation.OTHER)),
    NACKS_RECEIVED("nacksPerSecond", Unit.PER_SECOND, Source.OUTBOUND, Formula.perSecond("nackCount")),
    /** The viewer asked for a key frame, as it cannot go on without. */
    PLIS_RECEIVED("plisPerSecond", Unit.PER_SECOND, Source.OUTBOUND, Formula.perSecond("pliCount")),
    FIRS_RECEIVED("firsPerSecond", Unit.PER_SECOND, Source.OUTBOUND, Formula.perSecond("firCount")),

    /** By the viewer's last RTCP report. */
    VIEWER_ROUND_TRIP("roundTripTime", Unit.SECONDS, Source.REMOTE_INBOUND, Formula.reading("roundTripTime")),
    /** Of the packets between the viewer's last two RTCP reports (RFC 3550, 6.4.1), in steps of 1/256. */
    VIEWER_LOSS("lossShare", Unit.RATIO, Source.REMOTE_INBOUND, Formula.reading("fractionLost")),
    VIEWER_JITTER("jitter", Unit.SECONDS, Source.REMOTE_INBOUND, Formula.reading("jitter")),

    /** What the camera, or the screen, delivers. */
    SOURCE_FRAMES("sourceFramesPerSecond", Unit.FRAMES_PER_SECOND, Source.MEDIA_SOURCE, Formula.perSecond("frames")),
    SOURCE_LEVEL(
            "audioLevel",
            Unit.RATIO,
            Source.MEDIA_SOURCE,
            Formula.rootMeanSquare("totalAudioEnergy", "totalSamplesDuration")),

    RECEIVED_BITRATE("bitrateReceived", Unit.BITS_PER_SECOND, Source.INBOUND, Formula.bitsPerSecond("bytesReceived")),
    RECEIVED_TOTAL_BITRATE(
            "totalBitrateReceived",
            Unit.BITS_PER_SECOND,
            Source.INBOUND,
            Formula.bitsPerSecond("bytesReceived", "headerBytesReceived")),
    PACKETS_RECEIVED(
            "packetsReceivedPerSecond", Unit.PACKETS_PER_SECOND, Source.INBOUND, Formula.perSecond("packetsReceived")),
    RECEIVED_LOSS("lossShare", Unit.RATIO, Source.INBOUND, Formula.lost("packetsLost", "packetsReceived")),
    RETRANSMITTED_RECEIVED(
            "retransmittedShare",
            Unit.RATIO,
            Source.INBOUND,
            Formula.share("retransmittedPacketsReceived", "packetsReceived")),
    /** Packets that came too late to be played. */
    DISCARDED("discardedShare", Unit.RATIO, Source.INBOUND, Formula.share("packetsDiscarded", "packetsReceived")),
    RECEIVED_JITTER("jitter", Unit.SECONDS, Source.INBOUND, Formula.reading("jitter")),
    /** How long a frame, or sound, waits to be played. */
    JITTER_BUFFER_DELAY(
            "jitterBufferDelay",
            Unit.SECONDS,
            Source.INBOUND,
            Formula.average("jitterBufferDelay", "jitterBufferEmittedCount")),
    JITTER_BUFFER_TARGET(
            "jitterBufferTargetDelay",
            Unit.SECONDS,
            Source.INBOUND,
            Formula.average("jitterBufferTargetDelay", "jitterBufferEmittedCount")),
    FRAMES_RECEIVED(
            "framesReceivedPerSecond", Unit.FRAMES_PER_SECOND, Source.INBOUND, Formula.perSecond("framesReceived")),
    FRAMES_DECODED(
            "framesDecodedPerSecond", Unit.FRAMES_PER_SECOND, Source.INBOUND, Formula.perSecond("framesDecoded")),
    KEY_FRAMES_DECODED(
            "keyFramesDecodedPerSecond", Unit.FRAMES_PER_SECOND, Source.INBOUND, Formula.perSecond("keyFramesDecoded")),
    FRAMES_DROPPED("framesDroppedShare", Unit.RATIO, Source.INBOUND, Formula.share("framesDropped", "framesReceived")),
    DECODE_TIME("decodeTime", Unit.SECONDS, Source.INBOUND, Formula.average("totalDecodeTime", "framesDecoded")),
    DECODED_QP("qp", Unit.QUANTIZER, Source.INBOUND, Formula.average("qpSum", "framesDecoded")),
    /** From the first packet of a frame to the frame decoded. */
    PROCESSING_DELAY(
            "processingDelay", Unit.SECONDS, Source.INBOUND, Formula.average("totalProcessingDelay", "framesDecoded")),
    /** How unevenly frames come, a standard deviation. */
    FRAME_DELAY_DEVIATION(
            "interFrameDelayDeviation",
            Unit.SECONDS,
            Source.INBOUND,
            Formula.deviation("totalInterFrameDelay", "totalSquaredInterFrameDelay", "framesDecoded")),
    /** A freeze is counted when it ends; while it lasts, framesDecodedPerSecond is 0. */
    FREEZE_SHARE("freezeShare", Unit.RATIO, Source.INBOUND, Formula.shareOfTime("totalFreezesDuration")),
    RECEIVED_WIDTH("frameWidth", Unit.PIXELS, Source.INBOUND, Formula.reading("frameWidth")),
    RECEIVED_HEIGHT("frameHeight", Unit.PIXELS, Source.INBOUND, Formula.reading("frameHeight")),
    /** Sound that was made up because its packets were not there. */
    CONCEALED("concealedShare", Unit.RATIO, Source.INBOUND, Formula.share("concealedSamples", "totalSamplesReceived")),
    RECEIVED_LEVEL(
            "audioLevel",
            Unit.RATIO,
            Source.INBOUND,
            Formula.rootMeanSquare("totalAudioEnergy", "totalSamplesDuration")),
    NACKS_SENT("nacksPerSecond", Unit.PER_SECOND, Source.INBOUND, Formula.perSecond("nackCount")),
    PLIS_SENT("plisPerSecond", Unit.PER_SECOND, Source.INBOUND, Formula.perSecond("pliCount")),
    FIRS_SENT("firsPerSecond", Unit.PER_SECOND, Source.INBOUND, Formula.perSecond("firCount")),

    /** By the last answer of ICE's own checks, one every few seconds. */
    PATH_ROUND_TRIP("roundTripTime", Unit.SECONDS, Source.PAIR, Formula.reading("currentRoundTripTime")),
    AVAILABLE_OUTGOING(
            "availableOutgoingBitrate", Unit.BITS_PER_SECOND, Source.PAIR, Formula.reading("availableOutgoingBitrate")),
    AVAILABLE_INCOMING(
            "availableIncomingBitrate", Unit.BITS_PER_SECOND, Source.PAIR, Formula.reading("availableIncomingBitrate")),
    PATH_SENT("bitrateSent", Unit.BITS_PER_SECOND, Source.PAIR, Formula.bitsPerSecond("bytesSent")),
    PATH_RECEIVED("bitrateReceived", Unit.BITS_PER_SECOND, Source.PAIR, Formula.bitsPerSecond("bytesReceived")),
    /** Packets that the socket did not take. */
    PATH_DISCARDED(
            "discardedOnSendPerSecond",
            Unit.PACKETS_PER_SECOND,
            Source.PAIR,
            Formula.perSecond("packetsDiscardedOnSend"));

    private final String label;
    private final Unit unit;
    private final Source source;
    private final Formula formula;

    Figure(String label, Unit unit, Source source, Formula formula) {
        this.label = label;
        this.unit = unit;
        this.source = source;
        this.formula = formula;
    }

    /** In the manner of the W3C's members. */
    public String label() {
        return label;
    }

    public Unit unit() {
        return unit;
    }

    public Source source() {
        return source;
    }

    /** For people: Δ is the change between two samples, t is time. */
    public String formula() {
        return formula.text();
    }

    /** The member that tells most, as {@code outbound-rtp.bytesSent}. */
    public String member() {
        return source.type() + "." + formula.members().get(0);
    }

    /** All members of the source's stats that the figure is computed from. */
    public List<String> members() {
        return formula.members();
    }

    /** NaN where it is undefined. */
    double of(Delta delta) {
        return formula.value().applyAsDouble(delta);
    }
}
