package dev.momo.node.rtc;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The native offer and answer callbacks as futures that complete on the signalling executor. */
final class Negotiation {

    private final NativeCallbacks callbacks;

    Negotiation(NativeCallbacks callbacks) {
        this.callbacks = callbacks;
    }

    CompletableFuture<Void> set(String step, Consumer<SetSessionDescriptionObserver> call) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        begin(step, result, call, new SetSessionDescriptionObserver() {
            @Override
            public void onSuccess() {
                callbacks.handOver(() -> result.complete(null));
            }

            @Override
            public void onFailure(String error) {
                callbacks.handOver(() -> result.completeExceptionally(new NegotiationException(step + ": " + error)));
            }
        });
        return result;
    }

    CompletableFuture<RTCSessionDescription> create(String step, Consumer<CreateSessionDescriptionObserver> call) {
        CompletableFuture<RTCSessionDescription> result = new CompletableFuture<>();
        begin(step, result, call, new CreateSessionDescriptionObserver() {
            @Override
            public void onSuccess(RTCSessionDescription description) {
                callbacks.handOver(() -> result.complete(description));
            }

            @Override
            public void onFailure(String error) {
                callbacks.handOver(() -> result.completeExceptionally(new NegotiationException(step + ": " + error)));
            }
        });
        return result;
    }

    /** webrtc-java throws an Error where SDP does not parse, before any observer hears of it. */
    private static <T> void begin(String step, CompletableFuture<?> result, Consumer<T> call, T observer) {
        try {
            call.accept(observer);
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(new NegotiationException(step + ": " + e.getMessage()));
        }
    }
}
