package dev.momo.node.signaling.socket;

import org.jspecify.annotations.Nullable;

/** A certificate or a key cannot be used; the message says which file and why, in one line for a person. */
public final class TlsSettingsException extends RuntimeException {

    TlsSettingsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
