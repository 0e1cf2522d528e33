package dev.momo.gateway.testing;

import dev.momo.stats.v1.Report;
import dev.momo.stats.v1.RtcStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A camera that streams to a viewer, as its reports tell it: a model whose counters go on with the time, at rates that a
 * test sets.
 */
public final class Camera {

    public double sourceRate = 30;
    public double encodedRate = 30;
    public double bitrate = 2_200_000;
    public double target = 2_500_000;
    public double available = 4_000_000;
    public double loss;
    public double roundTrip = 0.02;
    public double encodeTime = 0.004;
    public double sendDelay = 0.0001;
    public double plis;
    public String candidateType = "host";
    public boolean active = true;
    public String suffix = "";

    private double seconds = 1_800_000_000;
    private double bytes;
    private double packets;
    private double frames;
    private double encoded;
    private double encodeSeconds;
    private double delaySeconds;
    private double pliCount;
    private double sound;

    /** Lets time pass at the rates as they stand. */
    public Camera pass(Duration duration) {
        double t = duration.toNanos() / 1e9;
        seconds += t;
        bytes += bitrate / 8 * t;
        packets += bitrate / 8 / 1100 * t;
        frames += sourceRate * t;
        encoded += encodedRate * t;
        encodeSeconds += encodedRate * encodeTime * t;
        delaySeconds += bitrate / 8 / 1100 * sendDelay * t;
        pliCount += plis * t;
        sound += 4000 * t;
        return this;
    }

    /** What an encoder that starts anew does to its counters. */
    public void restartCounters() {
        bytes = 0;
        packets = 0;
        encoded = 0;
        encodeSeconds = 0;
        delaySeconds = 0;
    }

    public Report after(Duration duration) {
        return pass(duration).report();
    }

    public Report report() {
        long now = Math.round(seconds * 1e6);
        String video = "OT01V1" + suffix;
        List<RtcStats> stats = new ArrayList<>(List.of(
                Stats.of("codec", "COT01_96", now, "mimeType", "video/VP8"),
                Stats.of("codec", "COT01_111", now, "mimeType", "audio/opus"),
                Stats.of("local-candidate", "IL", now, "candidateType", candidateType, "protocol", "udp"),
                Stats.of("remote-candidate", "IR", now, "candidateType", "host", "protocol", "udp"),
                Stats.of("media-source", "SV1", now, "kind", "video", "frames", (int) frames),
                Stats.of("transport", "T01", now, "selectedCandidatePairId", "CP1"),
                Stats.of(
                        "candidate-pair",
                        "CP1",
                        now,
                        "localCandidateId",
                        "IL",
                        "remoteCandidateId",
                        "IR",
                        "currentRoundTripTime",
                        roundTrip,
                        "bytesSent",
                        (long) (bytes + sound),
                        "availableOutgoingBitrate",
                        available)));
        stats.add(Stats.of(
                "outbound-rtp",
                "OT01A2",
                now,
                "kind",
                "audio",
                "mid",
                "1",
                "active",
                true,
                "codecId",
                "COT01_111",
                "bytesSent",
                (long) sound,
                "headerBytesSent",
                (long) (sound / 4),
                "packetsSent",
                (long) (sound / 80)));
        stats.add(Stats.of(
                "outbound-rtp",
                video,
                now,
                "kind",
                "video",
                "mid",
                "0",
                "active",
                active,
                "codecId",
                "COT01_96",
                "mediaSourceId",
                "SV1",
                "remoteId",
                "RIV1",
                "encoderImplementation",
                "libvpx",
                "bytesSent",
                (long) bytes,
                "headerBytesSent",
                (long) (packets * 20),
                "packetsSent",
                (long) packets,
                "framesEncoded",
                (int) encoded,
                "framesSent",
                (int) encoded,
                "frameWidth",
                1280,
                "frameHeight",
                720,
                "pliCount",
                (int) pliCount,
                "targetBitrate",
                target,
                "totalEncodeTime",
                encodeSeconds,
                "totalPacketSendDelay",
                delaySeconds,
                "qualityLimitationReason",
                "bandwidth",
                "qualityLimitationDurations",
                Map.of("none", 1.0, "cpu", 0.0, "other", 0.0, "bandwidth", seconds)));
        stats.add(Stats.of(
                "remote-inbound-rtp", "RIV1", now, "fractionLost", loss, "roundTripTime", roundTrip, "jitter", 0.002));
        return Stats.report(stats.toArray(RtcStats[]::new));
    }
}
