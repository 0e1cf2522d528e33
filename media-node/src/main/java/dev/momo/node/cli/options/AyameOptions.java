package dev.momo.node.cli.options;

import dev.momo.node.signaling.socket.SignalingUrl;
import java.util.List;

/** The options of the ayame mode. */
public final class AyameOptions {

    public static final Option<SignalingUrl> SIGNALING_URL = Option.value(
                    "--signaling-url", Values.signalingUrl(), null, "ws:// or wss:// address of the Ayame server")
            .asRequired();
    public static final Option<String> ROOM_ID = Option.value(
                    "--room-id", Values.text(), null, "Room to meet the other side in")
            .asRequired();
    public static final Option<String> CLIENT_ID = Option.value(
            "--client-id",
            Values.text(),
            null,
            "Name of this client; without it a new random one at each registration");
    public static final Option<String> SIGNALING_KEY =
            Option.value("--signaling-key", Values.text(), null, "Key that the server asks for");
    public static final Option<String> DIRECTION = Option.value(
            "--direction", Choices.oneOf("sendrecv", "sendonly", "recvonly"), "sendrecv", "Who sends and who receives");
    public static final Option<String> VIDEO_CODEC_TYPE = Option.value(
            "--video-codec-type",
            Choices.oneOf("", "VP8", "VP9", "AV1", "H264", "H265"),
            null,
            "Video codec; without it what both sides like best");
    public static final Option<String> AUDIO_CODEC_TYPE = Option.value(
            "--audio-codec-type",
            Choices.oneOf("", "OPUS", "PCMU", "PCMA"),
            null,
            "Audio codec; without it what both sides like best");

    static final List<Option<?>> ALL =
            List.of(SIGNALING_URL, ROOM_ID, CLIENT_ID, SIGNALING_KEY, DIRECTION, VIDEO_CODEC_TYPE, AUDIO_CODEC_TYPE);

    private AyameOptions() {}
}
