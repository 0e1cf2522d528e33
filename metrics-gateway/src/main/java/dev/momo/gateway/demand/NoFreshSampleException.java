package dev.momo.gateway.demand;

/** No sample came in time. Its message says why, to be read after the name of the node. */
public final class NoFreshSampleException extends RuntimeException {

    NoFreshSampleException(String message) {
        // No stack trace: it says nothing and this is the common answer while a node hangs.
        super(message, null, false, false);
    }
}
