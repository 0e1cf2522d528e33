package dev.momo.node.device.sound;

import dev.onvoid.webrtc.media.Device;
import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The microphones and speakers of the sound server, its defaults first, as libwebrtc numbers them.
 *
 * @param inputs microphones
 * @param outputs speakers
 */
public record SoundDevices(List<SoundDevice> inputs, List<SoundDevice> outputs) {

    private static final String DEFAULT = "default: ";

    public SoundDevices {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** @throws SoundException if there is no sound server, or it does not answer in time */
    public static SoundDevices list() {
        return new SoundServer().ask(SoundDevices::of);
    }

    /** Only with a server that answers: without one the second question would wait for ever. */
    static SoundDevices of(AudioDeviceModule module) {
        return new SoundDevices(
                named(module.getRecordingDevices(), MediaDevices.getAudioCaptureDevices()),
                named(module.getPlayoutDevices(), MediaDevices.getAudioRenderDevices()));
    }

    /** libwebrtc's module gives the order and no ids, its other list the ids in no order. */
    private static List<SoundDevice> named(List<AudioDevice> ordered, List<AudioDevice> withIds) {
        List<AudioDevice> left = new ArrayList<>(withIds);
        left.sort(Comparator.comparing(Device::getDescriptor));
        List<SoundDevice> devices = new ArrayList<>();
        for (AudioDevice device : ordered) {
            String name = device.getName();
            if (name.equals(DEFAULT.strip()) || name.equals(DEFAULT)) {
                // The default of a server that has none.
                continue;
            }
            Optional<AudioDevice> same = left.stream()
                    .filter(other ->
                            !name.startsWith(DEFAULT) && other.getName().equals(name))
                    .findFirst();
            same.ifPresent(left::remove);
            devices.add(new SoundDevice(name, same.map(Device::getDescriptor).orElse("")));
        }
        return devices;
    }

    /** By index, name or id, case aside. */
    static Optional<SoundDevice> find(List<SoundDevice> devices, String wanted) {
        return devices.stream()
                .filter(device -> device.name().equalsIgnoreCase(wanted)
                        || device.id().equalsIgnoreCase(wanted)
                        || String.valueOf(devices.indexOf(device)).equals(wanted))
                .findFirst();
    }
}
