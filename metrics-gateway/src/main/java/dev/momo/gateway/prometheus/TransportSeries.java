package dev.momo.gateway.prometheus;

import dev.momo.stats.v1.RtcStats;
import java.util.List;
import java.util.stream.Stream;

/** What carries the streams: transports, the candidate pair in use, data channels, codecs. */
final class TransportSeries {

    private static final List<String> DTLS_STATES = List.of("new", "connecting", "connected", "closed", "failed");
    private static final List<String> ICE_STATES =
            List.of("new", "checking", "connected", "completed", "disconnected", "failed", "closed");
    private static final List<String> CHANNEL_STATES = List.of("connecting", "open", "closing", "closed");

    private TransportSeries() {}

    static Stream<Series<RtcStats>> all() {
        return Stream.of(transport(), pair(), candidates(), channels(), codec()).flatMap(List::stream);
    }

    private static List<Series<RtcStats>> transport() {
        StatsSeries transport = StatsSeries.of("transport");
        return List.of(
                transport.counter("bytes_sent", "bytes", "bytesSent", "Bytes sent, of all candidate pairs"),
                transport.counter("bytes_received", "bytes", "bytesReceived", "Bytes received, of all candidate pairs"),
                transport.counter("packets_sent", "packets", "packetsSent", "Packets sent, of all candidate pairs"),
                transport.counter(
                        "packets_received", "packets", "packetsReceived", "Packets received, of all candidate pairs"),
                transport.counter(
                        "selected_candidate_pair_changes",
                        "",
                        "selectedCandidatePairChanges",
                        "Times that another pair was chosen"),
                transport.states("dtls_state", "dtlsState", DTLS_STATES, "State of DTLS"),
                transport.states("ice_state", "iceState", ICE_STATES, "State of ICE"),
                transport.info(
                        "",
                        "How it is secured, and its roles",
                        "dtlsRole",
                        "dtlsCipher",
                        "iceRole",
                        "srtpCipher",
                        "tlsVersion"));
    }

    private static List<Series<RtcStats>> pair() {
        StatsSeries pair = StatsSeries.of("candidate-pair");
        return List.of(
                pair.gauge(
                        "current_round_trip_time_seconds",
                        "seconds",
                        "currentRoundTripTime",
                        "Newest round-trip time, by STUN"),
                pair.counter(
                        "round_trip_seconds", "seconds", "totalRoundTripTime", "Sum of all, one for each response"),
                pair.gaugeOfBits(
                        "available_outgoing_bytes_per_second",
                        "bytes_per_second",
                        "availableOutgoingBitrate",
                        "What the link is estimated to carry from here"),
                pair.gaugeOfBits(
                        "available_incoming_bytes_per_second",
                        "bytes_per_second",
                        "availableIncomingBitrate",
                        "What the link is estimated to carry to here"),
                pair.gauge("writable", "", "writable", "1 while the other side answers, else 0"),
                pair.counter("requests_sent", "", "requestsSent", "STUN requests sent, but for consent"),
                pair.counter("requests_received", "", "requestsReceived", "STUN requests received"),
                pair.counter("responses_sent", "", "responsesSent", "STUN responses sent"),
                pair.counter("responses_received", "", "responsesReceived", "STUN responses received"),
                pair.counter("consent_requests_sent", "", "consentRequestsSent", "STUN requests sent for consent"),
                pair.counter("bytes_discarded_on_send", "bytes", "bytesDiscardedOnSend", "Bytes lost to socket errors"),
                pair.counter(
                        "packets_discarded_on_send",
                        "packets",
                        "packetsDiscardedOnSend",
                        "Packets lost to socket errors"));
    }

    private static List<Series<RtcStats>> candidates() {
        return List.of(
                StatsSeries.of("local-candidate")
                        .info(
                                "",
                                "The near end of the candidate pair in use",
                                "candidateType",
                                "protocol",
                                "relayProtocol",
                                "tcpType",
                                "networkType",
                                "vpn"),
                StatsSeries.of("remote-candidate")
                        .info("", "The far end of the candidate pair in use", "candidateType", "protocol", "tcpType"));
    }

    private static List<Series<RtcStats>> channels() {
        StatsSeries channel = StatsSeries.of("data-channel", "data_channel");
        StatsSeries connection = StatsSeries.of("peer-connection");
        return List.of(
                channel.counter("bytes_sent", "bytes", "bytesSent", "Payload bytes sent"),
                channel.counter("bytes_received", "bytes", "bytesReceived", "Payload bytes received"),
                channel.counter("messages_sent", "", "messagesSent", "Messages sent"),
                channel.counter("messages_received", "", "messagesReceived", "Messages received"),
                channel.states("state", "state", CHANNEL_STATES, "State of the data channel"),
                connection.counter("data_channels_opened", "", "dataChannelsOpened", "Data channels that opened"),
                connection.counter(
                        "data_channels_closed", "", "dataChannelsClosed", "Data channels that closed again"));
    }

    private static List<Series<RtcStats>> codec() {
        return List.of(StatsSeries.of("codec", "kind", "mid", "rid", "direction")
                .info(
                        "",
                        "The codec of a stream, direction outbound or inbound",
                        "mimeType",
                        "clockRate",
                        "channels",
                        "payloadType",
                        "sdpFmtpLine"));
    }
}
