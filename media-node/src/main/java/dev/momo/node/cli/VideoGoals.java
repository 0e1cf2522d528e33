package dev.momo.node.cli;

import dev.momo.node.adapt.Priority;
import dev.momo.node.cli.options.GlobalOptions;
import dev.momo.node.cli.options.OptionValues;
import dev.momo.node.cli.options.Resolution;
import dev.momo.node.device.VideoFormat;
import dev.momo.node.rtc.VideoGoal;

/** What the options want to be sent. */
final class VideoGoals {

    private VideoGoals() {}

    static VideoGoal of(OptionValues options) {
        Priority priority = options.isSet(GlobalOptions.FIXED_RESOLUTION)
                ? Priority.RESOLUTION
                : Priority.valueOf(options.get(GlobalOptions.PRIORITY));
        return new VideoGoal(format(options), priority);
    }

    static VideoFormat format(OptionValues options) {
        Resolution size = options.get(GlobalOptions.RESOLUTION);
        return new VideoFormat(size.width(), size.height(), options.get(GlobalOptions.FRAMERATE));
    }
}
