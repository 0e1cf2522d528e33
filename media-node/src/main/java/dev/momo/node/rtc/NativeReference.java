package dev.momo.node.rtc;

import dev.onvoid.webrtc.internal.NativeObject;
import dev.onvoid.webrtc.internal.RefCountedObject;
import java.lang.reflect.Field;

/**
 * A reference to an object of libwebrtc that webrtc-java took for us and never gives back.
 *
 * <p>{@code close()} of a peer connection forgets the native object instead of releasing it, and the senders and data
 * channels handed to us have no release at all: about 0.15 MB for each connection that has come and gone. The
 * reference is therefore read before the wrapper forgets it, and released by ourselves.
 */
final class NativeReference {

    private static final Field HANDLE = handleField();

    private final Releasable releasable = new Releasable();

    /** Takes over the reference that {@code owner} holds; only for objects that the caller owns natively. */
    NativeReference(NativeObject owner) {
        try {
            HANDLE.setLong(releasable, handle(owner));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the native object is. */
    static long handle(NativeObject object) {
        try {
            return HANDLE.getLong(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives the reference back. Once, and after it no call on the owner. */
    void release() {
        releasable.release();
    }

    private static Field handleField() {
        try {
            Field field = NativeObject.class.getDeclaredField("nativeHandle");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("webrtc-java has changed: NativeObject has no nativeHandle", e);
        }
    }

    private static final class Releasable extends RefCountedObject {}
}
