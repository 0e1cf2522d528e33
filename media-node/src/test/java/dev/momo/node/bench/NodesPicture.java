package dev.momo.node.bench;

import dev.momo.node.device.VideoFormat;
import dev.momo.node.device.VideoSink;
import dev.momo.node.device.fake.FakeDevice;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import dev.onvoid.webrtc.media.video.I420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** Some seconds of the node's fake device as a YUV4MPEG2 file, which Chromium's fake camera can play in a loop. */
public final class NodesPicture {

    static final Path FILE = Path.of("target/bench/nodes-picture.y4m").toAbsolutePath();

    /** Whole seconds: the picture moves in a cycle of one, so that the loop has no seam. */
    private static final int FRAMES = 4 * Sender.FRAMERATE;

    private NodesPicture() {}

    /** Writes {@link #FILE}, 165 MB, for as long as this program runs. */
    static void record() throws IOException {
        FILE.toFile().deleteOnExit();
        // In a process of its own: libwebrtc's threads print where they should not when a program ends.
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        NodesPicture.class.getName())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the node's picture could not be recorded");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The process that {@link #record} starts. */
    public static void main(String[] arguments) throws Exception {
        VideoFormat format = new VideoFormat(Sender.WIDTH, Sender.HEIGHT, Sender.FRAMERATE);
        AudioDeviceModule silence = new AudioDeviceModule(AudioLayer.kDummyAudio);
        // Loads libwebrtc.
        PeerConnectionFactory factory = new PeerConnectionFactory(silence);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(FILE))) {
            out.write(
                    ("YUV4MPEG2 W" + format.width() + " H" + format.height() + " F" + format.framerate() + ":1 C420\n")
                            .getBytes(StandardCharsets.US_ASCII));
            Writer writer = new Writer(out);
            FakeDevice device = new FakeDevice(format, writer, null, Clock.systemDefaultZone());
            writer.done.await();
            device.close();
        } finally {
            factory.dispose();
            silence.dispose();
        }
        System.exit(0);
    }

    private static final class Writer implements VideoSink {

        final CountDownLatch done = new CountDownLatch(FRAMES);
        private final OutputStream out;

        Writer(OutputStream out) {
            this.out = out;
        }

        @Override
        public boolean wanted() {
            return done.getCount() > 0;
        }

        @Override
        public void onFrame(VideoFrame frame) {
            // The fake device's own format: nothing is converted, so nothing more than the frame is to be released.
            I420Buffer picture = (I420Buffer) frame.buffer;
            try {
                out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                int chromaWidth = (picture.getWidth() + 1) / 2;
                int chromaHeight = (picture.getHeight() + 1) / 2;
                write(picture.getDataY(), picture.getStrideY(), picture.getWidth(), picture.getHeight());
                write(picture.getDataU(), picture.getStrideU(), chromaWidth, chromaHeight);
                write(picture.getDataV(), picture.getStrideV(), chromaWidth, chromaHeight);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            done.countDown();
        }

        private void write(ByteBuffer plane, int stride, int width, int height) throws IOException {
            byte[] row = new byte[width];
            for (int y = 0; y < height; y++) {
                plane.get(y * stride, row);
                out.write(row);
            }
        }
    }
}
