package dev.momo.gateway.prometheus;

import dev.momo.stats.v1.RtcStats;
import java.util.List;
import java.util.stream.Stream;

/** What is received: inbound streams, what the other side reports of them, and playout. */
final class ReceivingSeries {

    private static final StatsSeries INBOUND = StatsSeries.of("inbound-rtp", "kind", "mid", "rid");

    private ReceivingSeries() {}

    static Stream<Series<RtcStats>> all() {
        return Stream.of(packets(), jitterBuffer(), audio(), video(), smoothness(), remoteOutbound(), playout())
                .flatMap(List::stream);
    }

    private static List<Series<RtcStats>> packets() {
        StatsSeries in = INBOUND;
        return List.of(
                in.counter("bytes_received", "bytes", "bytesReceived", "Payload bytes received"),
                in.counter(
                        "header_bytes_received", "bytes", "headerBytesReceived", "Header and padding bytes received"),
                in.counter("packets_received", "packets", "packetsReceived", "Packets received"),
                in.counter(
                        "packets_discarded", "packets", "packetsDiscarded", "Packets that came too late or too early"),
                in.gauge("packets_lost", "packets", "packetsLost", "Packets lost; late ones make it fall"),
                in.counter(
                        "retransmitted_bytes_received",
                        "bytes",
                        "retransmittedBytesReceived",
                        "Payload bytes sent again"),
                in.counter(
                        "retransmitted_packets_received",
                        "packets",
                        "retransmittedPacketsReceived",
                        "Packets sent again"),
                in.counter("fec_bytes_received", "bytes", "fecBytesReceived", "Bytes of error correction received"),
                in.counter(
                        "fec_packets_received",
                        "packets",
                        "fecPacketsReceived",
                        "Packets of error correction received"),
                in.counter(
                        "fec_packets_discarded", "packets", "fecPacketsDiscarded", "Packets of it that were of no use"),
                in.gauge("jitter_seconds", "seconds", "jitter", "Variation of the packets' travelling time"),
                in.counter("nack", "packets", "nackCount", "Requests for lost packets"),
                in.counter("pli", "packets", "pliCount", "Requests for a picture, after loss"),
                in.counter("fir", "packets", "firCount", "Requests for a full picture"));
    }

    private static List<Series<RtcStats>> jitterBuffer() {
        StatsSeries in = INBOUND;
        return List.of(
                in.counter(
                        "jitter_buffer_delay_seconds",
                        "seconds",
                        "jitterBufferDelay",
                        "Time spent in the jitter buffer"),
                in.counter(
                        "jitter_buffer_target_delay_seconds",
                        "seconds",
                        "jitterBufferTargetDelay",
                        "Time that was to be spent in the jitter buffer"),
                in.counter(
                        "jitter_buffer_minimum_delay_seconds",
                        "seconds",
                        "jitterBufferMinimumDelay",
                        "Time that the network alone would have called for"),
                in.counter(
                        "jitter_buffer_emitted",
                        "",
                        "jitterBufferEmittedCount",
                        "Samples or frames that left the buffer"),
                in.counter(
                        "jitter_buffer_flushes", "", "jitterBufferFlushes", "Times that the buffer was emptied unread"),
                in.counter(
                        "processing_delay_seconds", "seconds", "totalProcessingDelay", "Time from packet to decoded"),
                in.gauge(
                        "min_playout_delay_seconds",
                        "seconds",
                        "minPlayoutDelay",
                        "Delay that the sender asks to keep"));
    }

    private static List<Series<RtcStats>> audio() {
        StatsSeries in = INBOUND;
        return List.of(
                in.gauge("audio_level_ratio", "ratio", "audioLevel", "Loudness, 0 for silence to 1 for 0 dBov"),
                in.counter("audio_energy", "", "totalAudioEnergy", "Sum of squared level times duration"),
                in.counter("samples_received", "samples", "totalSamplesReceived", "Samples of audio received"),
                in.counter(
                        "samples_duration_seconds",
                        "seconds",
                        "totalSamplesDuration",
                        "Duration of all audio received"),
                in.counter("concealed_samples", "samples", "concealedSamples", "Samples made up for lost ones"),
                in.counter("silent_concealed_samples", "samples", "silentConcealedSamples", "Those made up as silence"),
                in.counter("concealment_events", "", "concealmentEvents", "Times that samples had to be made up"),
                in.counter(
                        "inserted_samples_for_deceleration",
                        "samples",
                        "insertedSamplesForDeceleration",
                        "Samples put in to play slower"),
                in.counter(
                        "removed_samples_for_acceleration",
                        "samples",
                        "removedSamplesForAcceleration",
                        "Samples taken out to play faster"),
                in.counter(
                        "delayed_packet_outage_samples",
                        "samples",
                        "delayedPacketOutageSamples",
                        "Samples made up for packets that came late"),
                in.counter(
                        "relative_packet_arrival_delay_seconds",
                        "seconds",
                        "relativePacketArrivalDelay",
                        "Sum of the packets' delays against the fastest"),
                in.counter("interruptions", "", "interruptionCount", "Times that playing was interrupted for 150 ms"),
                in.counter(
                        "interruption_seconds", "seconds", "totalInterruptionDuration", "Time of all interruptions"));
    }

    private static List<Series<RtcStats>> video() {
        StatsSeries in = INBOUND;
        return List.of(
                in.counter("frames_received", "frames", "framesReceived", "Whole frames received"),
                in.counter("frames_decoded", "frames", "framesDecoded", "Frames decoded"),
                in.counter("key_frames_decoded", "frames", "keyFramesDecoded", "Key frames decoded"),
                in.counter("frames_dropped", "frames", "framesDropped", "Frames dropped before or after decoding"),
                in.gauge("frames_per_second", "frames_per_second", "framesPerSecond", "Frames decoded a second"),
                in.gauge("frame_width_pixels", "pixels", "frameWidth", "Width of the newest frame decoded"),
                in.gauge("frame_height_pixels", "pixels", "frameHeight", "Height of the newest frame decoded"),
                in.counter(
                        "frames_assembled_from_multiple_packets",
                        "frames",
                        "framesAssembledFromMultiplePackets",
                        "Frames that took more than one packet"),
                in.counter(
                        "assembly_seconds",
                        "seconds",
                        "totalAssemblyTime",
                        "Time from first to last packet of those frames"),
                in.counter("decode_seconds", "seconds", "totalDecodeTime", "Time spent decoding"),
                in.counter("qp", "", "qpSum", "Sum of the quantizers of all frames; lower is finer"),
                in.gauge(
                        "power_efficient_decoder",
                        "",
                        "powerEfficientDecoder",
                        "1 for a decoder that saves power, mostly hardware"),
                in.info("decoder", "What decodes", "decoderImplementation", "contentType"));
    }

    private static List<Series<RtcStats>> smoothness() {
        StatsSeries in = INBOUND;
        return List.of(
                in.counter("freezes", "", "freezeCount", "Times that the picture froze"),
                in.counter("freeze_seconds", "seconds", "totalFreezesDuration", "Time that the picture was frozen"),
                in.counter("pauses", "", "pauseCount", "Times that no frame came for 5 s"),
                in.counter("pause_seconds", "seconds", "totalPausesDuration", "Time of all pauses"),
                in.counter(
                        "inter_frame_delay_seconds",
                        "seconds",
                        "totalInterFrameDelay",
                        "Sum of the times between frames"),
                in.counter(
                        "squared_inter_frame_delay", "", "totalSquaredInterFrameDelay", "Sum of their squares, in s²"),
                in.counter(
                        "corruption_probability",
                        "",
                        "totalCorruptionProbability",
                        "Sum of measured probabilities, 0 to 1 each"),
                in.counter(
                        "squared_corruption_probability",
                        "",
                        "totalSquaredCorruptionProbability",
                        "Sum of their squares"),
                in.counter("corruption_measurements", "", "corruptionMeasurements", "Probabilities measured"));
    }

    private static List<Series<RtcStats>> remoteOutbound() {
        StatsSeries remote = StatsSeries.of("remote-outbound-rtp", "kind", "mid", "rid");
        return List.of(
                remote.counter("bytes_sent", "bytes", "bytesSent", "Payload bytes that the other side says it sent"),
                remote.counter("packets_sent", "packets", "packetsSent", "Packets that the other side says it sent"),
                remote.counter("reports_sent", "", "reportsSent", "Sender reports of the other side"),
                remote.gauge("round_trip_time_seconds", "seconds", "roundTripTime", "Newest round-trip time, by RTCP"),
                remote.counter(
                        "round_trip_seconds", "seconds", "totalRoundTripTime", "Sum of all round-trip times measured"),
                remote.counter(
                        "round_trip_measurements", "", "roundTripTimeMeasurements", "Round-trip times measured"));
    }

    private static List<Series<RtcStats>> playout() {
        StatsSeries playout = StatsSeries.of("media-playout", "kind");
        return List.of(
                playout.counter("samples", "samples", "totalSamplesCount", "Samples played"),
                playout.counter("samples_duration_seconds", "seconds", "totalSamplesDuration", "Duration of those"),
                playout.counter(
                        "synthesized_samples_seconds",
                        "seconds",
                        "synthesizedSamplesDuration",
                        "Duration of samples made up because none were there in time"),
                playout.counter("synthesized_samples_events", "", "synthesizedSamplesEvents", "Times that this began"),
                playout.counter(
                        "playout_delay_seconds",
                        "seconds",
                        "totalPlayoutDelay",
                        "Sum over samples of the device's delay"));
    }
}
