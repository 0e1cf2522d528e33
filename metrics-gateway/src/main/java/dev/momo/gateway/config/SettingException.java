package dev.momo.gateway.config;

/** A setting that cannot be used. Its message names the variable, what was expected and what to do. */
public final class SettingException extends RuntimeException {

    SettingException(String message) {
        super(message);
    }
}
