package dev.momo.node.cli.options;

import dev.momo.node.rtc.CodecSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What does the work of a codec, numbered as Momo numbers its engines. */
public enum CodecEngine {
    DEFAULT,
    JETSON,
    NVIDIA,
    VPL,
    VIDEOTOOLBOX,
    V4L2,
    SOFTWARE;

    /** The codecs that there are options for, in Momo's order. */
    static final List<String> CODECS = List.of("VP8", "VP9", "AV1", "H264", "H265");

    /** {@code --vp8-encoder}, {@code --vp8-decoder} and so on. */
    static List<Option<CodecEngine>> options() {
        List<Option<CodecEngine>> options = new ArrayList<>();
        for (String codec : CODECS) {
            options.add(option(codec, "encoder", CodecSupport::encoders));
            options.add(option(codec, "decoder", CodecSupport::decoders));
        }
        return List.copyOf(options);
    }

    private static Option<CodecEngine> option(
            String codec, String direction, Function<CodecSupport, Set<String>> supported) {
        ValueType<CodecEngine> type = new ValueType<>(
                "ENUM:default or an engine of --video-codec-engines",
                (source, text) -> text.equalsIgnoreCase("default")
                        ? DEFAULT
                        : of(codec, supported).parser().parse(source, text));
        return Option.value(
                "--" + codec.toLowerCase(Locale.ROOT) + "-" + direction,
                type,
                "default",
                "What is to be the " + codec + " " + direction);
    }

    /** Those that this machine has for a codec: which is asked of libwebrtc only where such an option is given. */
    private static ValueType<CodecEngine> of(String codec, Function<CodecSupport, Set<String>> supported) {
        boolean software = supported.apply(CodecSupport.probe()).contains(codec);
        return Choices.mapped(software ? List.of(DEFAULT, SOFTWARE) : List.of(DEFAULT));
    }

    /** The engines of this machine as {@code --video-codec-engines} shows them. */
    public static String describe(CodecSupport support) {
        return CODECS.stream()
                .map(codec -> codec + ":\n"
                        + "  Encoder:\n" + engines(support.encoders().contains(codec))
                        + "  Decoder:\n" + engines(support.decoders().contains(codec)))
                .collect(Collectors.joining("\n"));
    }

    private static String engines(boolean software) {
        return software ? "    - Software [software] (default)\n" : "    *UNAVAILABLE*\n";
    }
}
