package dev.momo.node.cli.options;

import dev.momo.node.rtc.CodecSupport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiPredicate;

/** What Momo can and webrtc-java cannot: refused before anything starts, wherever it would have had an effect. */
final class Unsupported {

    private static final Path MODEL = Path.of("/proc/device-tree/model");

    private static final List<Rule> RULES = List.of(
            pixelFormat(GlobalOptions.FORCE_I420),
            pixelFormat(GlobalOptions.FORCE_YUY2),
            pixelFormat(GlobalOptions.FORCE_NV12),
            new Rule(
                    GlobalOptions.HW_MJPEG_DECODER,
                    (input, options) -> options.get(GlobalOptions.HW_MJPEG_DECODER),
                    "webrtc-java decodes MJPEG in software. Leave it out, or set it to false."),
            new Rule(
                    GlobalOptions.USE_LIBCAMERA,
                    (input, options) ->
                            input == VideoInput.CAMERA && options.isSet(GlobalOptions.USE_LIBCAMERA) && isRaspberryPi(),
                    "webrtc-java captures by Video4Linux. Leave it out and use a USB camera, or start the node by"
                            + " libcamerify (Debian package libcamera-v4l2), which shows a CSI camera as one."),
            new Rule(
                    GlobalOptions.USE_SDL,
                    (input, options) -> options.isSet(GlobalOptions.USE_SDL),
                    "this program opens no window. Watch in a browser: start the node that sends with p2p, and open its"
                            + " page."));

    /**
     * @param asked whether the option is asked for and would have an effect in Momo
     * @param reason what is missing and what to do instead
     */
    private record Rule(Option<?> option, BiPredicate<VideoInput, OptionValues> asked, String reason) {}

    private Unsupported() {}

    /** @throws UsageException for the first that is asked for */
    static void refuse(Mode mode, VideoInput input, OptionValues options) {
        for (Rule rule : RULES) {
            if (rule.asked().test(input, options)) {
                throw new UsageException(
                        ExitCode.VALIDATION, rule.option().name() + ": Not available because " + rule.reason());
            }
        }
        refuseCodecs(codecs(mode), options);
    }

    private static List<Option<String>> codecs(Mode mode) {
        return switch (mode) {
            case P2P -> List.of();
            case AYAME -> List.of(AyameOptions.VIDEO_CODEC_TYPE, AyameOptions.AUDIO_CODEC_TYPE);
            case SORA -> List.of(SoraOptions.VIDEO_CODEC_TYPE, SoraOptions.AUDIO_CODEC_TYPE);
        };
    }

    private static void refuseCodecs(List<Option<String>> choices, OptionValues options) {
        for (Option<String> choice : choices) {
            String codec = options.find(choice).orElse("");
            if (!codec.isEmpty() && !CodecSupport.probe().hasBoth(codec)) {
                throw new UsageException(
                        ExitCode.VALIDATION,
                        choice.name() + ": " + codec + " is not available: libwebrtc has no software for it. Choose one"
                                + " that --video-codec-engines shows, or leave it out.");
            }
        }
    }

    /** Momo forces a camera's format; with the fake device it forces how a picture is kept, which nobody can see. */
    private static Rule pixelFormat(Option<Boolean> option) {
        return new Rule(
                option,
                (input, options) -> input == VideoInput.CAMERA && options.isSet(option),
                "webrtc-java chooses the camera's pixel format by itself. Leave it out: any format that the camera has"
                        + " is converted.");
    }

    /** Momo knows libcamera there only, and takes a camera by Video4Linux everywhere else. */
    private static boolean isRaspberryPi() {
        try {
            return Files.readString(MODEL, StandardCharsets.UTF_8).startsWith("Raspberry Pi");
        } catch (IOException e) {
            return false;
        }
    }
}
