package dev.momo.node.rtc;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.momo.node.device.Capture;
import dev.momo.node.device.VideoFormat;
import dev.momo.node.device.fake.FakeDevice;
import dev.momo.node.device.sound.SoundModule;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** An engine that films and hears the fake device, and its signalling executor. */
public final class TestEngine implements AutoCloseable {

    private final ScheduledExecutorService signaling = Executors.newSingleThreadScheduledExecutor();
    private final RtcEngine engine = new RtcEngine(
            new EngineConfig(List.of(), true, SoundInput.PUSHED, new SoundProcessing(true, true, true, true)),
            SoundModule.silent(),
            signaling,
            System::nanoTime);
    private final Capture capture =
            new FakeDevice(new VideoFormat(320, 240, 30), engine.videoSink(), engine.audioSink(), Clock.systemUTC());

    public ScheduledExecutorService signaling() {
        return signaling;
    }

    public RtcEngine engine() {
        return engine;
    }

    @Override
    public void close() throws Exception {
        capture.close();
        signaling.submit(engine::close).get(5, SECONDS);
        signaling.shutdown();
    }
}
