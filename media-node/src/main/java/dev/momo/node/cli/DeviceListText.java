package dev.momo.node.cli;

import dev.momo.node.device.camera.CameraInfo;
import dev.momo.node.device.camera.FrameSize;
import dev.momo.node.device.camera.PixelFormat;
import dev.momo.node.device.sound.SoundDevice;
import dev.momo.node.device.sound.SoundDevices;
import java.util.List;
import java.util.stream.Collectors;

/** The list of devices as Momo prints it. */
final class DeviceListText {

    private static final String NONE = "  (none)\n";

    private DeviceListText() {}

    static String of(DeviceList list) {
        return header("audio input devices")
                + sound(list.sound().map(SoundDevices::inputs).orElse(List.of()))
                + "\n"
                + header("audio output devices")
                + sound(list.sound().map(SoundDevices::outputs).orElse(List.of()))
                + "\n"
                + header("video devices")
                + cameras(list.cameras().cameras());
    }

    private static String header(String what) {
        return "=== Available " + what + " ===\n\n";
    }

    private static String sound(List<SoundDevice> devices) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < devices.size(); i++) {
            SoundDevice device = devices.get(i);
            String id = device.id().isEmpty() ? "" : " (" + device.id() + ")";
            text.append("  [%d] %s%s\n".formatted(i, device.name(), id));
        }
        return text.isEmpty() ? NONE : text.toString();
    }

    private static String cameras(List<CameraInfo> cameras) {
        StringBuilder text = new StringBuilder();
        for (CameraInfo camera : cameras) {
            text.append(
                    "  [%s] %s (%s):\n    Supported formats:\n".formatted(camera.path(), camera.name(), camera.bus()));
            for (int i = 0; i < camera.formats().size(); i++) {
                append(text, i, camera.formats().get(i));
            }
            text.append('\n');
        }
        return text.isEmpty() ? NONE : text.toString();
    }

    private static void append(StringBuilder text, int index, PixelFormat format) {
        text.append("      [%d] %s (%s)\n".formatted(index, format.fourcc(), format.description()));
        format.sizes()
                .forEach(size -> text.append("        ").append(size(size)).append('\n'));
        format.range()
                .ifPresent(range -> text.append("        %dx%d to %dx%d\n"
                        .formatted(range.minWidth(), range.minHeight(), range.maxWidth(), range.maxHeight())));
    }

    private static String size(FrameSize size) {
        String rates = size.rates().stream().map(rate -> rate + " fps").collect(Collectors.joining(", "));
        return size.width() + "x" + size.height() + (rates.isEmpty() ? "" : " (" + rates + ")");
    }
}
