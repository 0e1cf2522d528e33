package dev.momo.node.cli;

import dev.momo.node.cli.options.Command;
import dev.momo.node.cli.options.GlobalOptions;
import dev.momo.node.cli.options.OptionValues;
import dev.momo.node.cli.options.VideoFallback;
import dev.momo.node.cli.options.VideoInput;
import dev.momo.node.device.Capture;
import dev.momo.node.device.CaptureException;
import dev.momo.node.device.VideoFormat;
import dev.momo.node.device.camera.Cameras;
import dev.momo.node.device.fake.FakeDevice;
import dev.momo.node.rtc.RtcEngine;
import dev.momo.node.rtc.SoundInput;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Opens what the options say is captured: pictures, and sound where that is pushed. */
final class CaptureOpener {

    private static final Logger logger = System.getLogger(CaptureOpener.class.getName());

    private final RtcEngine engine;
    private final OptionValues options;
    private final VideoInput videoInput;
    private final VideoFormat format;
    private final Map<String, String> environment;

    CaptureOpener(RtcEngine engine, Command.Run run, Map<String, String> environment) {
        this.engine = engine;
        this.options = run.options();
        this.videoInput = run.videoInput();
        this.format = VideoGoals.format(options);
        this.environment = environment;
    }

    /** @throws CaptureException if one cannot be opened */
    List<Capture> open(SoundInput sound) {
        List<Capture> captures = new ArrayList<>();
        boolean fakePicture = videoInput == VideoInput.FAKE;
        boolean fakeSound = sound == SoundInput.PUSHED;
        if (videoInput == VideoInput.SCREEN) {
            captures.add(engine.openScreen(environment.getOrDefault("DISPLAY", ""), format));
        } else if (videoInput == VideoInput.CAMERA) {
            captures.add(openCamera());
        }
        if (fakePicture || fakeSound) {
            captures.add(openFake(fakePicture, fakeSound));
        }
        return captures;
    }

    private Capture openCamera() {
        try {
            return new Cameras()
                    .open(options.find(GlobalOptions.VIDEO_INPUT_DEVICE).orElse(null), format, engine.videoSink());
        } catch (CaptureException e) {
            if (options.get(GlobalOptions.VIDEO_FALLBACK) == VideoFallback.NONE) {
                throw e;
            }
            logger.log(
                    Level.ERROR,
                    "NO CAMERA: what is sent is the fake device''s test picture, until this node is started anew with a"
                            + " camera ({0})",
                    e.getMessage());
            return openFake(true, false);
        }
    }

    private Capture openFake(boolean picture, boolean sound) {
        return new FakeDevice(
                format,
                picture ? engine.videoSink() : null,
                sound ? engine.audioSink() : null,
                Clock.systemDefaultZone());
    }
}
