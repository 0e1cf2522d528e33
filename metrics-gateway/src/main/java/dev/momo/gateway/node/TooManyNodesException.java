package dev.momo.gateway.node;

/** As many nodes are connected as may be. */
public final class TooManyNodesException extends RuntimeException {

    TooManyNodesException(int bound) {
        super(bound + " nodes are connected, which is the bound; raise MOMO_MAX_NODES or use another gateway");
    }
}
