package dev.momo.node.cli.options;

import java.util.List;
import java.util.Optional;

/** The options of the sora mode. */
public final class SoraOptions {

    public static final Option<String> SIGNALING_URLS = Option.values(
                    "--signaling-urls",
                    Values.text(),
                    Option.Arity.SEVERAL,
                    "ws:// or wss:// addresses of the Sora servers, separated by blanks")
            .asRequired();
    public static final Option<String> CHANNEL_ID =
            Option.value("--channel-id", Values.text(), null, "Channel to join").asRequired();
    public static final Option<Boolean> AUTO =
            Option.flag("--auto", "With --port, connect at the start instead of when told to");
    public static final Option<Boolean> VIDEO = Option.value("--video", Choices.bool(), "true", "Use video");
    public static final Option<Boolean> AUDIO = Option.value("--audio", Choices.bool(), "true", "Use audio");
    public static final Option<String> VIDEO_CODEC_TYPE = Option.value(
            "--video-codec-type",
            Choices.oneOf("", "VP8", "VP9", "AV1", "H264", "H265"),
            null,
            "Video codec; without it Sora decides");
    public static final Option<String> AUDIO_CODEC_TYPE =
            Option.value("--audio-codec-type", Choices.oneOf("", "OPUS"), null, "Audio codec; without it Sora decides");
    public static final Option<Integer> VIDEO_BIT_RATE = Option.value(
            "--video-bit-rate", Values.range(0, 30_000), "0", "Video bit rate in kbit/s; 0 lets Sora decide");
    public static final Option<Integer> AUDIO_BIT_RATE =
            Option.value("--audio-bit-rate", Values.range(0, 510), "0", "Audio bit rate in kbit/s; 0 lets Sora decide");
    public static final Option<String> ROLE = Option.value(
            "--role", Choices.oneOf("sendonly", "recvonly", "sendrecv"), "sendonly", "Who sends and who receives");
    public static final Option<Boolean> SPOTLIGHT =
            Option.value("--spotlight", Choices.bool(), "false", "Use spotlight");
    public static final Option<Integer> SPOTLIGHT_NUMBER = Option.value(
            "--spotlight-number", Values.range(0, 8), "0", "How many are in the spotlight; 0 lets Sora decide");
    public static final Option<Integer> PORT = Option.value(
            "--port", Values.range(-1, 65535), "-1", "Port of the control server; 0 for any that is free, -1 for none");
    public static final Option<Boolean> SIMULCAST =
            Option.value("--simulcast", Choices.bool(), "false", "Send the picture in several sizes");
    public static final Option<Optional<Boolean>> DATA_CHANNEL_SIGNALING = Option.value(
            "--data-channel-signaling",
            Choices.triState(),
            "none",
            "Signal over data channels once connected; none lets Sora decide");
    public static final Option<Integer> DATA_CHANNEL_SIGNALING_TIMEOUT = Option.value(
            "--data-channel-signaling-timeout", Values.positive(), "180", "Seconds until signalling over them fails");
    public static final Option<Optional<Boolean>> IGNORE_DISCONNECT_WEBSOCKET = Option.value(
            "--ignore-disconnect-websocket",
            Choices.triState(),
            "none",
            "Go on when the WebSocket ends after signalling moved to data channels; none lets Sora decide");
    public static final Option<Integer> DISCONNECT_WAIT_TIMEOUT = Option.value(
            "--disconnect-wait-timeout", Values.positive(), "5", "Seconds to wait for the end of a session");
    public static final Option<String> METADATA =
            Option.value("--metadata", Values.json(), null, "JSON value that Sora's authentication is given");

    static final List<Option<?>> ALL = List.of(
            SIGNALING_URLS,
            CHANNEL_ID,
            AUTO,
            VIDEO,
            AUDIO,
            VIDEO_CODEC_TYPE,
            AUDIO_CODEC_TYPE,
            VIDEO_BIT_RATE,
            AUDIO_BIT_RATE,
            ROLE,
            SPOTLIGHT,
            SPOTLIGHT_NUMBER,
            PORT,
            SIMULCAST,
            DATA_CHANNEL_SIGNALING,
            DATA_CHANNEL_SIGNALING_TIMEOUT,
            IGNORE_DISCONNECT_WEBSOCKET,
            DISCONNECT_WAIT_TIMEOUT,
            METADATA);

    private SoraOptions() {}
}
