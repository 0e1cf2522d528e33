package dev.momo.node.device.sound;

import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * PulseAudio, or PipeWire in its place. libwebrtc asks it without a time limit, so each question is asked on a thread of
 * its own, which is left behind if no answer comes.
 */
final class SoundServer {

    private static final long ANSWER_SECONDS = 5;

    private static final String WHAT_TO_DO = " Start PulseAudio, or PipeWire with pipewire-pulse, for this user, name"
            + " the server in PULSE_SERVER, or do without sound by --no-audio-device.";

    /**
     * Opens a module for a question, and closes it.
     *
     * @throws SoundException if there is no server, or it does not answer in time
     */
    <T> T ask(Function<AudioDeviceModule, T> question) {
        return inTime(() -> {
            AudioDeviceModule module = new AudioDeviceModule(AudioLayer.kLinuxPulseAudio);
            try {
                return question.apply(module);
            } finally {
                module.dispose();
            }
        });
    }

    /**
     * Opens a module, which the caller closes.
     *
     * @throws SoundException if there is no server, or it does not answer in time
     */
    AudioDeviceModule open() {
        return inTime(() -> new AudioDeviceModule(AudioLayer.kLinuxPulseAudio));
    }

    private static <T> T inTime(Supplier<T> task) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> complete(answer, task), "sound-server");
        thread.setDaemon(true);
        thread.start();
        try {
            return answer.orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            boolean late = e.getCause() instanceof TimeoutException;
            throw new SoundException(
                    late
                            ? "The sound server does not answer within " + ANSWER_SECONDS
                                    + " s: restart it, or do without" + " sound by --no-audio-device."
                            : "No sound server can be reached." + WHAT_TO_DO);
        }
    }

    private static <T> void complete(CompletableFuture<T> answer, Supplier<T> task) {
        try {
            answer.complete(task.get());
        } catch (Throwable e) {
            // webrtc-java throws an Error where there is no server.
            answer.completeExceptionally(e);
        }
    }
}
