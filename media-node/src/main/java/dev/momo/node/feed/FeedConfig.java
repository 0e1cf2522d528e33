package dev.momo.node.feed;

import dev.momo.stats.v1.Hello;

/**
 * @param hello who this node is
 * @param token what every call to the gateway carries; never logged
 */
public record FeedConfig(GatewayAddress gateway, String token, Hello hello) {

    /** The version of the contract that this node speaks. */
    public static final int PROTOCOL_VERSION = 1;

    @Override
    public String toString() {
        return "FeedConfig[gateway=" + gateway + "]";
    }
}
