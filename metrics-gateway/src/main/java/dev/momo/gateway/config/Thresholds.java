package dev.momo.gateway.config;

import java.util.OptionalDouble;

/**
 * What verdicts are measured by.
 *
 * @param loss share of packets, 0 to 1
 * @param roundTrip seconds
 * @param bitrate share of the asked bit rate, 0 to 1, a floor
 * @param sendDelay seconds a packet
 * @param frames share of the asked frames, 0 to 1, a floor
 * @param frameRate frames a second asked of every camera; empty, the most that each delivered
 * @param encoderLoad share of the time, 0 to 1
 * @param freezes share of the time, 0 to 1
 * @param concealment share of the sound, 0 to 1
 * @param keyFrames asked for, a second
 */
public record Thresholds(
        Threshold loss,
        Threshold roundTrip,
        Threshold bitrate,
        Threshold sendDelay,
        Threshold frames,
        OptionalDouble frameRate,
        Threshold encoderLoad,
        Threshold freezes,
        Threshold concealment,
        Threshold keyFrames) {

    private static final double MAX_SECONDS = 60;
    private static final double MAX_FRAME_RATE = 240;
    private static final double MAX_KEY_FRAMES = 100;

    static Thresholds read(SettingReader reader) {
        return new Thresholds(
                reader.ceiling(Setting.MOMO_VERDICT_LOSS, 1),
                reader.ceiling(Setting.MOMO_VERDICT_ROUND_TRIP, MAX_SECONDS),
                reader.floor(Setting.MOMO_VERDICT_BITRATE, 1),
                reader.ceiling(Setting.MOMO_VERDICT_SEND_DELAY, MAX_SECONDS),
                reader.floor(Setting.MOMO_VERDICT_FRAMES, 1),
                reader.decimal(Setting.MOMO_VERDICT_FRAME_RATE, MAX_FRAME_RATE),
                reader.ceiling(Setting.MOMO_VERDICT_ENCODER_LOAD, 1),
                reader.ceiling(Setting.MOMO_VERDICT_FREEZES, 1),
                reader.ceiling(Setting.MOMO_VERDICT_CONCEALMENT, 1),
                reader.ceiling(Setting.MOMO_VERDICT_KEY_FRAMES, MAX_KEY_FRAMES));
    }

    /** Those that hold where nothing is set. */
    public static Thresholds defaults() {
        return read(new SettingReader(name -> null));
    }
}
