package dev.momo.node.cli.options;

/** Where the pictures come from that are sent. */
public enum VideoInput {
    NONE,
    FAKE,
    SCREEN,
    CAMERA;

    static VideoInput of(Mode mode, OptionValues options) {
        boolean sends = mode.sends(options) && mode.usesVideo(options);
        if (options.isSet(GlobalOptions.NO_VIDEO_INPUT_DEVICE) || !sends) {
            return NONE;
        } else if (options.isSet(GlobalOptions.FAKE_CAPTURE_DEVICE)) {
            return FAKE;
        }
        return options.isSet(GlobalOptions.SCREEN_CAPTURE) ? SCREEN : CAMERA;
    }
}
