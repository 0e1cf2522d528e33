package dev.momo.node.device.camera;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import dev.momo.node.device.os.LibC;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks one device of Video4Linux what it can do. Offsets and numbers are those of {@code linux/videodev2.h}, the same on
 * x86_64 and aarch64.
 */
final class V4l2 implements AutoCloseable {

    private static final long VIDIOC_QUERYCAP = 0x80685600L;
    private static final long VIDIOC_ENUM_FMT = 0xC0405602L;
    private static final long VIDIOC_ENUM_FRAMESIZES = 0xC02C564AL;
    private static final long VIDIOC_ENUM_FRAMEINTERVALS = 0xC034564BL;

    private static final int CAP_VIDEO_CAPTURE = 0x1;
    private static final int CAP_DEVICE_CAPS = 0x80000000;
    private static final int BUF_TYPE_VIDEO_CAPTURE = 1;
    private static final int DISCRETE = 1;
    /** Of each list; no driver has as many. */
    private static final int MAX_ENTRIES = 256;

    private final LibC libc;
    private final int fd;

    /** @throws LastErrorException if the device cannot be opened */
    V4l2(LibC libc, String path) {
        this.libc = libc;
        this.fd = libc.open(path, LibC.O_RDWR | LibC.O_NONBLOCK);
    }

    /** Empty for a device that captures no video, as the one beside each camera that gives its metadata. */
    Optional<CameraInfo> describe(String path) {
        Memory capability = zeroed(104);
        libc.ioctl(fd, new NativeLong(VIDIOC_QUERYCAP), capability);
        int capabilities = capability.getInt(84);
        int ofDevice = (capabilities & CAP_DEVICE_CAPS) != 0 ? capability.getInt(88) : capabilities;
        if ((ofDevice & CAP_VIDEO_CAPTURE) == 0) {
            return Optional.empty();
        }
        List<PixelFormat> formats = formats();
        return formats.isEmpty()
                ? Optional.empty()
                : Optional.of(new CameraInfo(path, text(capability, 16), text(capability, 48), formats));
    }

    private List<PixelFormat> formats() {
        List<PixelFormat> formats = new ArrayList<>();
        Memory format = zeroed(64);
        format.setInt(4, BUF_TYPE_VIDEO_CAPTURE);
        for (int i = 0; next(VIDIOC_ENUM_FMT, format, i); i++) {
            int fourcc = format.getInt(44);
            List<FrameSize> sizes = new ArrayList<>();
            Optional<SizeRange> range = readSizes(fourcc, sizes);
            formats.add(new PixelFormat(fourcc(fourcc), text(format, 12), sizes, range));
        }
        return formats;
    }

    private Optional<SizeRange> readSizes(int fourcc, List<FrameSize> sizes) {
        Memory size = zeroed(44);
        size.setInt(4, fourcc);
        for (int i = 0; next(VIDIOC_ENUM_FRAMESIZES, size, i); i++) {
            if (size.getInt(8) != DISCRETE) {
                return Optional.of(new SizeRange(
                        size.getInt(12),
                        size.getInt(16),
                        size.getInt(20),
                        size.getInt(24),
                        size.getInt(28),
                        size.getInt(32)));
            }
            int width = size.getInt(12);
            int height = size.getInt(16);
            sizes.add(new FrameSize(width, height, rates(fourcc, width, height)));
        }
        return Optional.empty();
    }

    private List<FrameRate> rates(int fourcc, int width, int height) {
        List<FrameRate> rates = new ArrayList<>();
        Memory interval = zeroed(52);
        interval.setInt(4, fourcc);
        interval.setInt(8, width);
        interval.setInt(12, height);
        for (int i = 0; next(VIDIOC_ENUM_FRAMEINTERVALS, interval, i) && interval.getInt(16) == DISCRETE; i++) {
            // The driver gives seconds per frame.
            int seconds = interval.getInt(20);
            int frames = interval.getInt(24);
            if (seconds > 0 && frames > 0) {
                rates.add(new FrameRate(frames, seconds));
            }
        }
        return rates;
    }

    /** False at the end of the list, which the driver tells by an error. */
    private boolean next(long request, Memory entry, int index) {
        if (index >= MAX_ENTRIES) {
            return false;
        }
        entry.setInt(0, index);
        try {
            libc.ioctl(fd, new NativeLong(request), entry);
            return true;
        } catch (LastErrorException e) {
            return false;
        }
    }

    private static Memory zeroed(long size) {
        Memory memory = new Memory(size);
        memory.clear();
        return memory;
    }

    /** All texts of these structures hold at most 32 bytes. */
    private static String text(Memory memory, long offset) {
        byte[] bytes = memory.getByteArray(offset, 32);
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static String fourcc(int code) {
        byte[] letters = {(byte) code, (byte) (code >> 8), (byte) (code >> 16), (byte) (code >> 24 & 0x7f)};
        return new String(letters, StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() {
        libc.close(fd);
    }
}
