package dev.momo.node.testing.sora;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** libwebrtc's callbacks as futures that complete on the server's thread. */
final class Descriptions {

    private final Handover handover;
    private final BooleanSupplier closed;

    /** @param closed whether the connection is, and must not be touched */
    Descriptions(Handover handover, BooleanSupplier closed) {
        this.handover = handover;
        this.closed = closed;
    }

    CompletableFuture<RTCSessionDescription> create(Consumer<CreateSessionDescriptionObserver> call) {
        CompletableFuture<RTCSessionDescription> result = new CompletableFuture<>();
        begin(
                result,
                () -> call.accept(new CreateSessionDescriptionObserver() {
                    @Override
                    public void onSuccess(RTCSessionDescription description) {
                        handover.run(() -> result.complete(description));
                    }

                    @Override
                    public void onFailure(String error) {
                        handover.run(() -> result.completeExceptionally(new IllegalStateException(error)));
                    }
                }));
        return result;
    }

    CompletableFuture<Void> set(Consumer<SetSessionDescriptionObserver> call) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        begin(
                result,
                () -> call.accept(new SetSessionDescriptionObserver() {
                    @Override
                    public void onSuccess() {
                        handover.run(() -> result.complete(null));
                    }

                    @Override
                    public void onFailure(String error) {
                        handover.run(() -> result.completeExceptionally(new IllegalStateException(error)));
                    }
                }));
        return result;
    }

    /** webrtc-java throws an Error where SDP does not parse. */
    private void begin(CompletableFuture<?> result, Runnable call) {
        if (closed.getAsBoolean()) {
            result.completeExceptionally(new IllegalStateException("The connection is closed"));
            return;
        }
        try {
            call.run();
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(new IllegalStateException(e));
        }
    }
}
