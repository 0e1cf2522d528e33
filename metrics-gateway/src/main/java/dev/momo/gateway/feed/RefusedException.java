package dev.momo.gateway.feed;

import io.grpc.Status;

/** A message that ends its stream. The status carries what is said to the node. */
final class RefusedException extends RuntimeException {

    private final Status status;

    private RefusedException(Status status) {
        super(status.getDescription(), null, false, false);
        this.status = status;
    }

    static RefusedException invalid(String description) {
        return new RefusedException(Status.INVALID_ARGUMENT.withDescription(description));
    }

    static RefusedException precondition(String description) {
        return new RefusedException(Status.FAILED_PRECONDITION.withDescription(description));
    }

    static RefusedException exhausted(String description) {
        return new RefusedException(Status.RESOURCE_EXHAUSTED.withDescription(description));
    }

    Status status() {
        return status;
    }
}
