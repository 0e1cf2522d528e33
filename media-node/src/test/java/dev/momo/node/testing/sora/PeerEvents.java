package dev.momo.node.testing.sora;

import dev.momo.node.rtc.IceState;

/** What a member's peer connection reports, on the server's thread. */
interface PeerEvents {

    void onState(IceState state);

    void onChannelsOpen();

    void onChannelMessage(DataChannelSettings.Label label, byte[] payload, boolean binary);

    /** By the other side. */
    void onChannelClosed(DataChannelSettings.Label label);
}
