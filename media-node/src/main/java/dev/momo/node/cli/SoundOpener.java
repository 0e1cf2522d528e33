package dev.momo.node.cli;

import dev.momo.node.cli.options.Command;
import dev.momo.node.cli.options.ExitCode;
import dev.momo.node.cli.options.GlobalOptions;
import dev.momo.node.cli.options.Mode;
import dev.momo.node.cli.options.OptionValues;
import dev.momo.node.cli.options.UsageException;
import dev.momo.node.device.sound.SoundException;
import dev.momo.node.device.sound.SoundModule;
import dev.momo.node.rtc.SoundInput;
import dev.momo.node.rtc.SoundProcessing;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Opens the microphone and the speaker that the options ask for. */
final class SoundOpener {

    private static final Logger logger = System.getLogger(SoundOpener.class.getName());

    /** @param input where the sound comes from that is sent */
    record Sound(SoundModule module, SoundInput input) {}

    private SoundOpener() {}

    /** @throws UsageException if a device was asked for by name and there is no sound server */
    static Sound open(Command.Run run) {
        OptionValues options = run.options();
        if (options.isSet(GlobalOptions.NO_AUDIO_DEVICE) || !run.usesAudio()) {
            return new Sound(SoundModule.decoding(), SoundInput.NONE);
        } else if (options.isSet(GlobalOptions.FAKE_CAPTURE_DEVICE)) {
            return openFake(run);
        }
        return openDevices(run);
    }

    /** With several peers at once what they send is counted and not decoded: it cannot be had beside pushed sound. */
    private static Sound openFake(Command.Run run) {
        if (!run.sends()) {
            return new Sound(SoundModule.decoding(), SoundInput.NONE);
        }
        boolean decodes = run.receives() && run.mode() != Mode.P2P;
        return new Sound(decodes ? SoundModule.decoding() : SoundModule.silent(), SoundInput.PUSHED);
    }

    private static Sound openDevices(Command.Run run) {
        Optional<String> input = run.options().find(GlobalOptions.AUDIO_INPUT_DEVICE);
        Optional<String> output = run.options().find(GlobalOptions.AUDIO_OUTPUT_DEVICE);
        try {
            SoundModule module = SoundModule.open(input.orElse(null), output.orElse(null));
            return new Sound(module, run.sends() && module.hasMicrophone() ? SoundInput.MICROPHONE : SoundInput.NONE);
        } catch (SoundException e) {
            if (input.isPresent() || output.isPresent()) {
                throw new UsageException(ExitCode.FAILURE, e.getMessage());
            }
            logger.log(Level.WARNING, "No sound is sent or played. {0}", e.getMessage());
            return new Sound(SoundModule.decoding(), SoundInput.NONE);
        }
    }

    static SoundProcessing processing(OptionValues options) {
        return new SoundProcessing(
                !options.isSet(GlobalOptions.DISABLE_ECHO_CANCELLATION),
                !options.isSet(GlobalOptions.DISABLE_AUTO_GAIN_CONTROL),
                !options.isSet(GlobalOptions.DISABLE_NOISE_SUPPRESSION),
                !options.isSet(GlobalOptions.DISABLE_HIGHPASS_FILTER));
    }
}
