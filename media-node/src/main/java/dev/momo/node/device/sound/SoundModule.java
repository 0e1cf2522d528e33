package dev.momo.node.device.sound;

import dev.momo.node.device.os.LibC;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** libwebrtc's audio device module: a microphone and a speaker, or neither. */
public final class SoundModule implements AutoCloseable {

    private static final Logger logger = System.getLogger(SoundModule.class.getName());

    /** libpulse's variables for the devices of streams that name none, as libwebrtc's do for its default devices. */
    private static final String SOURCE = "PULSE_SOURCE";

    private static final String SINK = "PULSE_SINK";

    private final AudioDeviceModuleBase module;
    private final boolean hasMicrophone;
    private final boolean recordsReceived;

    private SoundModule(AudioDeviceModuleBase module, boolean hasMicrophone, boolean recordsReceived) {
        this.module = module;
        this.hasMicrophone = hasMicrophone;
        this.recordsReceived = recordsReceived;
    }

    /** Touches no device. Sound that is pushed can be sent; what is received is counted and not decoded. */
    public static SoundModule silent() {
        return new SoundModule(new AudioDeviceModule(AudioLayer.kDummyAudio), false, false);
    }

    /** Touches no device, yet decodes what is received; and records that where sound is sent. */
    public static SoundModule decoding() {
        return new SoundModule(new HeadlessAudioDeviceModule(), false, true);
    }

    /**
     * Opens a microphone and a speaker of the sound server. One that is not there is reported, and the server's default
     * taken instead, as Momo does.
     *
     * @param input index, name or id of the microphone; null for the server's default
     * @param output the same of the speaker
     * @throws SoundException if there is no sound server, or it does not answer in time
     */
    public static SoundModule open(@Nullable String input, @Nullable String output) {
        SoundServer server = new SoundServer();
        SoundDevices devices = server.ask(SoundDevices::of);
        choose(devices.inputs(), input, "--audio-input-device", SOURCE);
        choose(devices.outputs(), output, "--audio-output-device", SINK);
        boolean hasMicrophone = !devices.inputs().isEmpty();
        if (!hasMicrophone) {
            logger.log(Level.WARNING, "The sound server has no microphone: no sound is sent");
        }
        return new SoundModule(server.open(), hasMicrophone, false);
    }

    /** webrtc-java cannot choose by itself: it tells devices apart by an id that libwebrtc leaves empty here. */
    private static void choose(List<SoundDevice> devices, @Nullable String wanted, String option, String variable) {
        if (wanted == null) {
            return;
        }
        Optional<SoundDevice> found = SoundDevices.find(devices, wanted);
        if (found.isEmpty()) {
            logger.log(
                    Level.WARNING,
                    "{0}: no device has the index, name or id ''{1}''; the default is used. There are: {2}",
                    option,
                    wanted,
                    devices.stream().map(SoundDevice::name).collect(Collectors.joining(", ")));
        } else if (!found.get().id().isEmpty()) {
            LibC.load().setenv(variable, found.get().id(), 1);
        }
    }

    /** Whether it puts what is received on the line of whoever sends, which no pushed sound may meet. */
    public boolean recordsReceived() {
        return recordsReceived;
    }

    /** Returns once nothing is recorded any more. */
    public void stopRecording() {
        module.stopRecording();
    }

    /**
     * Returns once nothing is played any more. What webrtc-java's module without a device records it takes from what it
     * is to play, on another thread than its player's; libwebrtc aborts the process if both ask for it at a time.
     */
    public void stopPlaying() {
        module.stopPlayout();
    }

    /** Whether or not there is anything to be played. */
    public void startPlaying() {
        module.initPlayout();
        module.startPlayout();
    }

    public AudioDeviceModuleBase module() {
        return module;
    }

    public boolean hasMicrophone() {
        return hasMicrophone;
    }

    /** After the factory that uses it. */
    @Override
    public void close() {
        module.dispose();
    }
}
