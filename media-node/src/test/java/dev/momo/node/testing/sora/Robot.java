package dev.momo.node.testing.sora;

import dev.momo.node.device.VideoFormat;
import dev.momo.node.device.fake.FakeDevice;
import dev.momo.node.rtc.Natives;
import java.time.Clock;

/** A publisher of the server's own: a moving picture and the tone. */
final class Robot implements AutoCloseable {

    private final Publisher publisher;
    private final FakeDevice camera;

    Robot(String name, VideoFormat format) {
        Natives.load();
        Pictures pictures = new Pictures();
        publisher = new Publisher(name, "VP8", pictures, true);
        camera = new FakeDevice(format, pictures, null, Clock.systemUTC());
    }

    Publisher publisher() {
        return publisher;
    }

    @Override
    public void close() {
        camera.close();
    }
}
