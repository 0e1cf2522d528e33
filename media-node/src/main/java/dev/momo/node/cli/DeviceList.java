package dev.momo.node.cli;

import dev.momo.node.device.camera.CameraList;
import dev.momo.node.device.camera.Cameras;
import dev.momo.node.device.sound.SoundDevices;
import dev.momo.node.device.sound.SoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What captures and plays on this machine.
 *
 * @param sound empty without a sound server
 * @param problems why something may be missing, a sentence each
 */
record DeviceList(Optional<SoundDevices> sound, CameraList cameras, List<String> problems) {

    static DeviceList read() {
        List<String> problems = new ArrayList<>();
        Optional<SoundDevices> sound = Optional.empty();
        try {
            sound = Optional.of(SoundDevices.list());
        } catch (SoundException e) {
            problems.add(e.getMessage());
        }
        CameraList cameras = new Cameras().list();
        problems.addAll(cameras.problems());
        return new DeviceList(sound, cameras, problems);
    }
}
