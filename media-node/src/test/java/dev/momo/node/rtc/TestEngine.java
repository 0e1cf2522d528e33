package dev.momo.node.rtc;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.momo.node.adapt.Priority;
import dev.momo.node.device.Capture;
import dev.momo.node.device.VideoFormat;
import dev.momo.node.device.fake.FakeDevice;
import dev.momo.node.device.sound.SoundModule;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** An engine that films and hears the fake device, and its signalling executor. */
public final class TestEngine implements AutoCloseable {

    private final ScheduledExecutorService signaling = Executors.newSingleThreadScheduledExecutor();
    private final RtcEngine engine;
    private final Capture capture;

    /** What it is sent is counted, and its sound not decoded. */
    public TestEngine() {
        this(320, 240);
    }

    /** One that films a picture of this size. */
    public TestEngine(int width, int height) {
        this(SoundModule.silent(), true, width, height, NetworkConfig.PLAIN);
    }

    TestEngine(NetworkConfig network) {
        this(SoundModule.silent(), true, 320, 240, network);
    }

    private TestEngine(SoundModule sound, boolean sends, int width, int height, NetworkConfig network) {
        EngineConfig config = new EngineConfig(
                false,
                sends,
                new VideoGoal(new VideoFormat(width, height, 30), Priority.FRAMERATE),
                sends ? SoundInput.PUSHED : SoundInput.NONE,
                new SoundProcessing(true, true, true, true),
                network);
        engine = new RtcEngine(config, sound, signaling, System::nanoTime);
        capture = new FakeDevice(
                new VideoFormat(width, height, 30), engine.videoSink(), engine.audioSink(), Clock.systemUTC());
    }

    /** One that decodes the sound that it is sent; it has one peer at a time. */
    public static TestEngine decoding() {
        return new TestEngine(SoundModule.decoding(), true, 320, 240, NetworkConfig.PLAIN);
    }

    /** One that decodes what it is sent, and has nothing to send. */
    public static TestEngine listening() {
        return new TestEngine(SoundModule.decoding(), false, 320, 240, NetworkConfig.PLAIN);
    }

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
