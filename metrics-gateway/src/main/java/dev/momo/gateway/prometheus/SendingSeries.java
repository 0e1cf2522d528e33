package dev.momo.gateway.prometheus;

import dev.momo.stats.v1.RtcStats;
import java.util.List;
import java.util.stream.Stream;

/** What is sent: sources, outbound streams, and what the other side reports of them. */
final class SendingSeries {

    private static final List<String> LIMITATIONS = List.of("none", "cpu", "bandwidth", "other");

    private SendingSeries() {}

    static Stream<Series<RtcStats>> all() {
        return Stream.of(source(), outbound(), remoteInbound()).flatMap(List::stream);
    }

    private static List<Series<RtcStats>> source() {
        StatsSeries source = StatsSeries.of("media-source", "kind", "mid");
        return List.of(
                source.counter("frames", "frames", "frames", "Frames that the camera or screen delivered"),
                source.gauge("frames_per_second", "frames_per_second", "framesPerSecond", "Frames delivered a second"),
                source.gauge("width_pixels", "pixels", "width", "Width of the newest frame delivered"),
                source.gauge("height_pixels", "pixels", "height", "Height of the newest frame delivered"),
                source.gauge("audio_level_ratio", "ratio", "audioLevel", "Loudness, 0 for silence to 1 for 0 dBov"),
                source.counter("audio_energy", "", "totalAudioEnergy", "Sum of squared level times duration"),
                source.counter(
                        "samples_duration_seconds",
                        "seconds",
                        "totalSamplesDuration",
                        "Duration of all audio captured"),
                source.gauge("echo_return_loss_decibels", "decibels", "echoReturnLoss", "Echo before its canceller"),
                source.gauge(
                        "echo_return_loss_enhancement_decibels",
                        "decibels",
                        "echoReturnLossEnhancement",
                        "Echo taken away by the canceller"));
    }

    private static List<Series<RtcStats>> outbound() {
        StatsSeries out = StatsSeries.of("outbound-rtp", "kind", "mid", "rid");
        return List.of(
                out.gauge("active", "", "active", "1 while the encoding is to be sent, else 0"),
                out.counter("bytes_sent", "bytes", "bytesSent", "Payload bytes sent, also those sent again"),
                out.counter("header_bytes_sent", "bytes", "headerBytesSent", "Header and padding bytes sent"),
                out.counter("packets_sent", "packets", "packetsSent", "Packets sent, also those sent again"),
                out.counter(
                        "retransmitted_bytes_sent",
                        "bytes",
                        "retransmittedBytesSent",
                        "Payload bytes that were sent again"),
                out.counter(
                        "retransmitted_packets_sent",
                        "packets",
                        "retransmittedPacketsSent",
                        "Packets that were sent again"),
                out.counter(
                        "packet_send_delay_seconds",
                        "seconds",
                        "totalPacketSendDelay",
                        "Time that packets waited between encoder and network"),
                out.gaugeOfBits(
                        "target_bytes_per_second",
                        "bytes_per_second",
                        "targetBitrate",
                        "What the encoder is asked to produce"),
                out.counter(
                        "encoded_target_bytes",
                        "bytes",
                        "totalEncodedBytesTarget",
                        "Sum of the sizes that frames were to have"),
                out.counter("frames_encoded", "frames", "framesEncoded", "Frames encoded"),
                out.counter("key_frames_encoded", "frames", "keyFramesEncoded", "Key frames encoded"),
                out.counter("frames_sent", "frames", "framesSent", "Frames sent"),
                out.counter(
                        "huge_frames_sent", "frames", "hugeFramesSent", "Frames of more than 2.5 times the usual size"),
                out.counter("encode_seconds", "seconds", "totalEncodeTime", "Time spent encoding"),
                out.gauge("frame_width_pixels", "pixels", "frameWidth", "Width of the newest frame encoded"),
                out.gauge("frame_height_pixels", "pixels", "frameHeight", "Height of the newest frame encoded"),
                out.gauge("frames_per_second", "frames_per_second", "framesPerSecond", "Frames encoded a second"),
                out.counter("qp", "", "qpSum", "Sum of the quantizers of all frames; lower is finer"),
                out.counter("nack", "packets", "nackCount", "Requests of the receiver for lost packets"),
                out.counter("pli", "packets", "pliCount", "Requests of the receiver for a picture, after loss"),
                out.counter("fir", "packets", "firCount", "Requests of the receiver for a full picture"),
                out.states("quality_limitation", "qualityLimitationReason", LIMITATIONS, "What limits the quality now"),
                out.counters(
                        "quality_limitation_seconds",
                        "seconds",
                        "qualityLimitationDurations",
                        "reason",
                        "Time that the quality was limited by each reason"),
                out.counter(
                        "quality_limitation_resolution_changes",
                        "",
                        "qualityLimitationResolutionChanges",
                        "Times that the limitation changed the resolution"),
                out.gauge(
                        "power_efficient_encoder",
                        "",
                        "powerEfficientEncoder",
                        "1 for an encoder that saves power, mostly hardware"),
                out.info("encoder", "What encodes", "encoderImplementation", "scalabilityMode", "contentType"));
    }

    private static List<Series<RtcStats>> remoteInbound() {
        StatsSeries remote = StatsSeries.of("remote-inbound-rtp", "kind", "mid", "rid");
        return List.of(
                remote.gauge("packets_lost", "packets", "packetsLost", "Packets lost; late ones make it fall"),
                remote.gauge(
                        "fraction_lost_ratio", "ratio", "fractionLost", "Packets lost since the report before, 0 to 1"),
                remote.gauge("jitter_seconds", "seconds", "jitter", "Variation of the packets' travelling time"),
                remote.gauge("round_trip_time_seconds", "seconds", "roundTripTime", "Newest round-trip time, by RTCP"),
                remote.counter(
                        "round_trip_seconds", "seconds", "totalRoundTripTime", "Sum of all round-trip times measured"),
                remote.counter(
                        "round_trip_measurements", "", "roundTripTimeMeasurements", "Round-trip times measured"));
    }
}
