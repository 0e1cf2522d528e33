package dev.momo.node.signaling.sora;

/** What is sent as silence and as a black picture. */
record Muting(boolean audio, boolean video) {

    static final Muting NONE = new Muting(false, false);
}
