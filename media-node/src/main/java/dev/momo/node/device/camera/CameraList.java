package dev.momo.node.device.camera;

import java.util.List;

/**
 * The cameras of this machine.
 *
 * @param cameras in the order of their numbers
 * @param problems what kept other devices from being asked, a sentence each
 */
public record CameraList(List<CameraInfo> cameras, List<String> problems) {

    public CameraList {
        cameras = List.copyOf(cameras);
        problems = List.copyOf(problems);
    }
}
