package dev.momo.node.device.sound;

/** No sound server can be used; the message says which was looked for and what to do. */
public final class SoundException extends RuntimeException {

    SoundException(String message) {
        super(message);
    }
}
