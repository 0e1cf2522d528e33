package dev.momo.node.device.os;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** Calls of the C library; each throws if it fails. */
public interface LibC extends Library {

    int O_RDWR = 0x2;
    int O_NONBLOCK = 0x800;

    static LibC load() {
        return Libraries.load("c", LibC.class);
    }

    int open(String path, int flags) throws LastErrorException;

    int ioctl(int fd, NativeLong request, Pointer argument) throws LastErrorException;

    int close(int fd) throws LastErrorException;

    /**
     * Sets a variable of this process for the libraries in it, which Java's own view of the environment does not show.
     * Before they run threads that read it.
     */
    int setenv(String name, String value, int overwrite) throws LastErrorException;

    int sigaction(int signal, @Nullable Pointer action, @Nullable Pointer old) throws LastErrorException;
}
