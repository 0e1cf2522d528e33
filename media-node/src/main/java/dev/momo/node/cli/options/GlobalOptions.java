package dev.momo.node.cli.options;

import dev.momo.node.feed.GatewayAddress;
import dev.momo.node.rtc.PortRange;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The options that stand before the mode, in the order of the help. */
public final class GlobalOptions {

    public static final Option<Boolean> NO_GOOGLE_STUN =
            Option.flag("--no-google-stun", "In p2p and ayame, do not use Google's STUN server; neither will the page");
    public static final Option<Boolean> NO_VIDEO_INPUT_DEVICE =
            Option.flag("--no-video-input-device", "Capture no video and send none");
    public static final Option<Boolean> NO_AUDIO_DEVICE =
            Option.flag("--no-audio-device", "Touch no microphone and no speaker, send no sound");
    public static final Option<Boolean> LIST_DEVICES =
            Option.information("--list-devices", "Show microphones, speakers and cameras and exit");
    public static final Option<Boolean> JSON = Option.information("--json", "Show the list of devices as JSON");
    public static final Option<Boolean> FAKE_CAPTURE_DEVICE =
            Option.flag("--fake-capture-device", "Send a moving test picture with a clock, and a beep once a second");
    public static final Option<VideoFallback> VIDEO_FALLBACK = Option.value(
            "--video-fallback",
            Choices.mapped(List.of(VideoFallback.values())),
            "none",
            "What to send if the camera cannot be opened: fake for the fake device, none to exit");
    public static final Option<Boolean> FORCE_I420 = Option.flag(
                    "--force-i420",
                    "Take only I420 from a camera: not available with a camera, without effect otherwise")
            .excluding("--force-yuy2", "--force-nv12");
    public static final Option<Boolean> FORCE_YUY2 = Option.flag(
                    "--force-yuy2",
                    "Take only YUY2 from a camera: not available with a camera, without effect otherwise")
            .excluding("--force-i420", "--force-nv12");
    public static final Option<Boolean> FORCE_NV12 = Option.flag(
                    "--force-nv12",
                    "Take only NV12 from a camera: not available with a camera, without effect otherwise")
            .excluding("--force-i420", "--force-yuy2");
    public static final Option<Boolean> HW_MJPEG_DECODER = Option.value(
            "--hw-mjpeg-decoder",
            Choices.bool(),
            "false",
            "Decode the camera's MJPEG in hardware: true is not available");
    public static final Option<Boolean> USE_LIBCAMERA = Option.flag(
            "--use-libcamera", "Capture by libcamera: not available on a Raspberry Pi, without effect elsewhere");
    public static final Option<Boolean> USE_LIBCAMERA_NATIVE =
            Option.flag("--use-libcamera-native", "Without effect without --use-libcamera");
    public static final Option<String> LIBCAMERA_CONTROL = Option.values(
            "--libcamera-control",
            Values.pair(),
            Option.Arity.PAIR,
            "KEY VALUE of a libcamera control, repeatable; without effect without --use-libcamera");
    public static final Option<String> VIDEO_INPUT_DEVICE = Option.value(
            "--video-input-device",
            Values.text(),
            null,
            "Camera by index, name, bus or path, as --list-devices shows them; the first without it");
    public static final Option<String> AUDIO_INPUT_DEVICE = Option.value(
            "--audio-input-device", Values.text(), null, "Microphone by index or name; the system's without it");
    public static final Option<String> AUDIO_OUTPUT_DEVICE = Option.value(
            "--audio-output-device", Values.text(), null, "Speaker by index or name; the system's without it");
    public static final Option<Resolution> RESOLUTION = Option.value(
            "--resolution",
            Resolution.type(),
            "VGA",
            "Size of the picture: QVGA, VGA, HD, FHD, 4K or [WIDTH]x[HEIGHT]");
    public static final Option<Integer> FRAMERATE =
            Option.value("--framerate", Values.range(1, 120), "30", "Pictures a second");
    public static final Option<Boolean> FIXED_RESOLUTION =
            Option.flag("--fixed-resolution", "Keep the size of the picture when the link is bad");
    public static final Option<String> PRIORITY = Option.value(
            "--priority",
            Choices.oneOf("BALANCE", "FRAMERATE", "RESOLUTION"),
            "FRAMERATE",
            "What to keep when the link is bad");
    public static final Option<Boolean> USE_SDL =
            Option.flag("--use-sdl", "Show received video in a window: not available, watch on the p2p page");
    public static final Option<Integer> WINDOW_WIDTH =
            Option.value("--window-width", Values.range(180, 16_384), "640", "Without effect without --use-sdl");
    public static final Option<Integer> WINDOW_HEIGHT =
            Option.value("--window-height", Values.range(180, 16_384), "480", "Without effect without --use-sdl");
    public static final Option<Boolean> FULLSCREEN = Option.flag("--fullscreen", "Without effect without --use-sdl");
    public static final Option<Boolean> VERSION = Option.information("--version", "Show the version and exit");
    public static final Option<Boolean> INSECURE =
            Option.flag("--insecure", "Accept any certificate of a signalling or TURN server");
    public static final Option<LogLevel> LOG_LEVEL = Option.value(
            "--log-level",
            Choices.mapped(List.of(LogLevel.values())),
            null,
            "What is logged, from verbose to none; without it warnings and errors of this program");
    public static final Option<Boolean> SCREEN_CAPTURE =
            Option.flag("--screen-capture", "Send the first screen, under X11, instead of a camera");
    public static final Option<Boolean> DISABLE_ECHO_CANCELLATION =
            Option.flag("--disable-echo-cancellation", "Leave echo in the microphone's sound");
    public static final Option<Boolean> DISABLE_AUTO_GAIN_CONTROL =
            Option.flag("--disable-auto-gain-control", "Leave the microphone's level as it is");
    public static final Option<Boolean> DISABLE_NOISE_SUPPRESSION =
            Option.flag("--disable-noise-suppression", "Leave noise in the microphone's sound");
    public static final Option<Boolean> DISABLE_HIGHPASS_FILTER =
            Option.flag("--disable-highpass-filter", "Leave low frequencies in the microphone's sound");
    public static final Option<Boolean> VIDEO_CODEC_ENGINES =
            Option.information("--video-codec-engines", "Show what can encode and decode which codec and exit");

    static final List<Option<CodecEngine>> CODEC_ENGINES = CodecEngine.options();

    public static final Option<Path> OPENH264 = Option.value(
            "--openh264",
            Values.file(),
            null,
            "Library for H.264; none is needed here, so it is checked and left alone");
    public static final Option<SerialSetting> SERIAL = Option.value(
            "--serial",
            SerialSetting.type(),
            null,
            "DEVICE,BAUD of a serial port that data channels labelled serial are bridged to");
    public static final Option<Integer> METRICS_PORT = Option.value(
            "--metrics-port",
            Values.range(-1, 65535),
            "-1",
            "Port of GET /metrics; 0 for any that is free, -1 for none. Starts a gateway on this machine");
    public static final Option<Boolean> METRICS_ALLOW_EXTERNAL_IP = Option.flag(
            "--metrics-allow-external-ip", "Serve /metrics on every address of this machine, not on loopback only");
    public static final Option<String> METRICS_ALLOW_ORIGIN = Option.values(
            "--metrics-allow-origin",
            Values.origin(),
            Option.Arity.REPEATED,
            "Web origin whose pages may read /metrics; repeatable");
    public static final Option<GatewayAddress> GATEWAY = Option.value(
            "--gateway",
            Values.hostAndPort(),
            null,
            "Gateway to send the statistics to, instead of one of its own; needs MOMO_FEED_TOKEN or "
                    + "MOMO_FEED_TOKEN_FILE");
    public static final Option<String> NODE_ID =
            Option.value("--node-id", Values.nodeId(), null, "Name of this node at the gateway; the host's name");
    public static final Option<PortRange> ICE_PORT_RANGE = Option.value(
            "--ice-port-range",
            Values.portRange(),
            null,
            "Ports of media, UDP and TCP, for firewalls and containers; any without it");
    public static final Option<InetAddress> PUBLIC_IP = Option.values(
            "--public-ip",
            Values.address(),
            Option.Arity.REPEATED,
            "Address to announce to peers instead of this machine's own, where the network translates it; repeatable");
    public static final Option<Path> HEARTBEAT_FILE = Option.value(
            "--heartbeat-file",
            Values.ownFile(),
            null,
            "File to touch once a second for as long as this node is alive; removed at the end");
    public static final Option<Path> CLIENT_CERT =
            Option.value("--client-cert", Values.file(), null, "PEM certificate to show to the signalling server");
    public static final Option<Path> CLIENT_KEY =
            Option.value("--client-key", Values.file(), null, "PEM key of --client-cert");
    public static final Option<String> PROXY_URL = Option.value(
            "--proxy-url", Values.text(), null, "HTTP proxy to the signalling server, as http://proxy:3128");
    public static final Option<String> PROXY_USERNAME =
            Option.value("--proxy-username", Values.text(), null, "User name for the proxy");
    public static final Option<String> PROXY_PASSWORD =
            Option.value("--proxy-password", Values.text(), null, "Password for the proxy");

    static final List<Option<?>> ALL = Stream.<List<? extends Option<?>>>of(
                    List.of(
                            NO_GOOGLE_STUN,
                            NO_VIDEO_INPUT_DEVICE,
                            NO_AUDIO_DEVICE,
                            LIST_DEVICES,
                            JSON,
                            FAKE_CAPTURE_DEVICE,
                            VIDEO_FALLBACK,
                            FORCE_I420,
                            FORCE_YUY2,
                            FORCE_NV12,
                            HW_MJPEG_DECODER,
                            USE_LIBCAMERA,
                            USE_LIBCAMERA_NATIVE,
                            LIBCAMERA_CONTROL,
                            VIDEO_INPUT_DEVICE,
                            AUDIO_INPUT_DEVICE,
                            AUDIO_OUTPUT_DEVICE,
                            RESOLUTION,
                            FRAMERATE,
                            FIXED_RESOLUTION,
                            PRIORITY,
                            USE_SDL,
                            WINDOW_WIDTH,
                            WINDOW_HEIGHT,
                            FULLSCREEN,
                            VERSION,
                            INSECURE,
                            LOG_LEVEL,
                            SCREEN_CAPTURE,
                            DISABLE_ECHO_CANCELLATION,
                            DISABLE_AUTO_GAIN_CONTROL,
                            DISABLE_NOISE_SUPPRESSION,
                            DISABLE_HIGHPASS_FILTER,
                            VIDEO_CODEC_ENGINES),
                    CODEC_ENGINES,
                    List.of(
                            OPENH264,
                            SERIAL,
                            METRICS_PORT,
                            METRICS_ALLOW_EXTERNAL_IP,
                            METRICS_ALLOW_ORIGIN,
                            GATEWAY,
                            NODE_ID,
                            ICE_PORT_RANGE,
                            PUBLIC_IP,
                            HEARTBEAT_FILE,
                            CLIENT_CERT,
                            CLIENT_KEY,
                            PROXY_URL,
                            PROXY_USERNAME,
                            PROXY_PASSWORD))
            .<Option<?>>flatMap(List::stream)
            .toList();

    private GlobalOptions() {}
}
