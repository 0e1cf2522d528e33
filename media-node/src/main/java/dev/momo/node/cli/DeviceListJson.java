package dev.momo.node.cli;

import dev.momo.node.device.camera.CameraInfo;
import dev.momo.node.device.camera.FrameSize;
import dev.momo.node.device.camera.PixelFormat;
import dev.momo.node.device.camera.SizeRange;
import dev.momo.node.device.sound.SoundDevice;
import dev.momo.node.device.sound.SoundDevices;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/** The list of devices for programs. */
final class DeviceListJson {

    private DeviceListJson() {}

    static String of(DeviceList list) {
        return new JsonObject()
                        .put(
                                "audioInputDevices",
                                sound(list.sound().map(SoundDevices::inputs).orElse(List.of())))
                        .put(
                                "audioOutputDevices",
                                sound(list.sound().map(SoundDevices::outputs).orElse(List.of())))
                        .put("videoDevices", array(list.cameras().cameras(), DeviceListJson::camera))
                        .put("problems", array(list.problems(), problem -> problem))
                        .encodePrettily()
                + "\n";
    }

    private static <T> JsonArray array(List<T> elements, Function<T, Object> toJson) {
        return new JsonArray(elements.stream().map(toJson).toList());
    }

    private static JsonArray sound(List<SoundDevice> devices) {
        return array(devices, device -> new JsonObject()
                .put("index", devices.indexOf(device))
                .put("name", device.name())
                .put("id", device.id()));
    }

    private static JsonObject camera(CameraInfo camera) {
        return new JsonObject()
                .put("path", camera.path())
                .put("name", camera.name())
                .put("bus", camera.bus())
                .put("formats", array(camera.formats(), DeviceListJson::format));
    }

    private static JsonObject format(PixelFormat format) {
        JsonObject json = new JsonObject()
                .put("fourcc", format.fourcc())
                .put("description", format.description())
                .put("sizes", array(format.sizes(), DeviceListJson::size));
        format.range().ifPresent(range -> json.put("range", range(range)));
        return json;
    }

    private static JsonObject size(FrameSize size) {
        return new JsonObject()
                .put("width", size.width())
                .put("height", size.height())
                .put("framesPerSecond", array(size.rates(), rate -> (double) rate.frames() / rate.seconds()));
    }

    private static JsonObject range(SizeRange range) {
        return new JsonObject()
                .put("minWidth", range.minWidth())
                .put("maxWidth", range.maxWidth())
                .put("stepWidth", range.stepWidth())
                .put("minHeight", range.minHeight())
                .put("maxHeight", range.maxHeight())
                .put("stepHeight", range.stepHeight());
    }
}
