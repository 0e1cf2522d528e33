package dev.momo.gateway.prometheus;

import java.util.List;

/**
 * A member that is a number or boolean and not exported.
 *
 * @param type its W3C stats type
 * @param reason why not
 */
record LeftOut(String type, String member, String reason) {

    private static final String STREAM_IDENTITY =
            "names a stream, changes when it restarts; the label ssrc where nothing else tells streams apart";
    private static final String OTHER_IDENTITY = "names a stream, measures nothing";
    private static final String CLOCK = "a time by another clock than Prometheus'";
    private static final String BY_TRANSPORT =
            "the transport counts the same over all its pairs, and does not jump when the pair changes";
    private static final String ADDRESS = "part of an address";
    private static final String PRIORITY = "orders candidates, measures nothing";

    static List<LeftOut> all() {
        return List.of(
                new LeftOut("outbound-rtp", "ssrc", STREAM_IDENTITY),
                new LeftOut("outbound-rtp", "rtxSsrc", OTHER_IDENTITY),
                new LeftOut("outbound-rtp", "encodingIndex", "names an encoding, as the label rid does"),
                new LeftOut("inbound-rtp", "ssrc", STREAM_IDENTITY),
                new LeftOut("inbound-rtp", "rtxSsrc", OTHER_IDENTITY),
                new LeftOut("inbound-rtp", "fecSsrc", OTHER_IDENTITY),
                new LeftOut("inbound-rtp", "lastPacketReceivedTimestamp", CLOCK),
                new LeftOut("inbound-rtp", "estimatedPlayoutTimestamp", CLOCK),
                new LeftOut("remote-inbound-rtp", "ssrc", STREAM_IDENTITY),
                new LeftOut("remote-outbound-rtp", "ssrc", STREAM_IDENTITY),
                new LeftOut("remote-outbound-rtp", "remoteTimestamp", CLOCK),
                new LeftOut("candidate-pair", "bytesSent", BY_TRANSPORT),
                new LeftOut("candidate-pair", "bytesReceived", BY_TRANSPORT),
                new LeftOut("candidate-pair", "packetsSent", BY_TRANSPORT),
                new LeftOut("candidate-pair", "packetsReceived", BY_TRANSPORT),
                new LeftOut("candidate-pair", "priority", PRIORITY),
                new LeftOut("candidate-pair", "nominated", "true of every pair that is shown"),
                new LeftOut("candidate-pair", "lastPacketSentTimestamp", CLOCK),
                new LeftOut("candidate-pair", "lastPacketReceivedTimestamp", CLOCK),
                new LeftOut("local-candidate", "port", ADDRESS),
                new LeftOut("local-candidate", "relatedPort", ADDRESS),
                new LeftOut("local-candidate", "priority", PRIORITY),
                new LeftOut("local-candidate", "isRemote", "said by the type"),
                new LeftOut("remote-candidate", "port", ADDRESS),
                new LeftOut("remote-candidate", "relatedPort", ADDRESS),
                new LeftOut("remote-candidate", "priority", PRIORITY),
                new LeftOut("remote-candidate", "isRemote", "said by the type"),
                new LeftOut("remote-candidate", "vpn", "unknown of the far end"),
                new LeftOut(
                        "data-channel",
                        "dataChannelIdentifier",
                        "names a channel; the label data_channel_identifier where its label is not unique"));
    }
}
