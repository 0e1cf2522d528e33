package dev.momo.node.cli;

import dev.momo.node.feed.GatewayAddress;
import java.nio.file.Path;
import java.util.List;

/** Every option there is, in the order of the help. */
final class Options {

    static final Option<Boolean> NO_GOOGLE_STUN =
            Option.flag("--no-google-stun", "Do not use Google's STUN server; neither will the page");
    static final Option<Boolean> NO_VIDEO_INPUT_DEVICE =
            Option.flag("--no-video-input-device", "Capture no video and send none");
    static final Option<Boolean> NO_AUDIO_DEVICE = Option.flag("--no-audio-device", "Capture no sound and send none");
    static final Option<Boolean> FAKE_CAPTURE_DEVICE =
            Option.flag("--fake-capture-device", "Send a moving test picture with a clock, and a beep once a second");
    static final Option<ValueType.Size> RESOLUTION =
            Option.value("--resolution", ValueType.resolution(), "VGA", "Size of the picture");
    static final Option<Integer> FRAMERATE =
            Option.value("--framerate", ValueType.range(1, 120), "30", "Pictures a second");
    static final Option<Boolean> VERSION = Option.information("--version", "Show the version and exit");
    static final Option<LogLevel> LOG_LEVEL = Option.value(
            "--log-level",
            ValueType.mapped(List.of(LogLevel.values()), LogLevel.names()),
            null,
            "What is logged, from verbose to none; without it warnings and errors of this program");
    static final Option<Integer> METRICS_PORT = Option.value(
            "--metrics-port",
            ValueType.range(-1, 65535),
            "-1",
            "Port of GET /metrics; 0 for any that is free, -1 for none. Starts a gateway on this machine");
    static final Option<Boolean> METRICS_ALLOW_EXTERNAL_IP = Option.flag(
            "--metrics-allow-external-ip", "Serve /metrics on every address of this machine, not on loopback only");
    static final Option<String> METRICS_ALLOW_ORIGIN = Option.values(
            "--metrics-allow-origin", ValueType.origin(), "Web origin whose pages may read /metrics; repeatable");
    static final Option<GatewayAddress> GATEWAY = Option.value(
            "--gateway",
            ValueType.hostAndPort(),
            null,
            "Gateway to send the statistics to, instead of one of its own; needs MOMO_FEED_TOKEN or "
                    + "MOMO_FEED_TOKEN_FILE");
    static final Option<String> NODE_ID =
            Option.value("--node-id", ValueType.nodeId(), null, "Name of this node at the gateway; the host's name");

    static final List<Option<?>> GLOBAL = List.of(
            NO_GOOGLE_STUN,
            NO_VIDEO_INPUT_DEVICE,
            NO_AUDIO_DEVICE,
            FAKE_CAPTURE_DEVICE,
            RESOLUTION,
            FRAMERATE,
            VERSION,
            LOG_LEVEL,
            METRICS_PORT,
            METRICS_ALLOW_EXTERNAL_IP,
            METRICS_ALLOW_ORIGIN,
            GATEWAY,
            NODE_ID);

    static final Option<Path> DOCUMENT_ROOT = Option.value(
            "--document-root", ValueType.directory(), null, "Directory whose files are served beside the page");
    static final Option<Integer> PORT = Option.value(
            "--port", ValueType.range(0, 65535), "8080", "Port of the page and of /ws; 0 for any that is free");
    static final Option<Integer> MAX_VIEWERS =
            Option.value("--max-viewers", ValueType.range(1, 1024), "32", "How many may watch at once");
    static final Option<String> ALLOW_ORIGIN = Option.values(
            "--allow-origin", ValueType.origin(), "Web origin of another host whose pages may watch; repeatable");

    static final List<Option<?>> P2P = List.of(DOCUMENT_ROOT, PORT, MAX_VIEWERS, ALLOW_ORIGIN);

    private Options() {}
}
