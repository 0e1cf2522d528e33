package dev.momo.node.testing.ayame;

import org.jspecify.annotations.Nullable;

/**
 * How connections are met that come in from now on.
 *
 * @param upgradeStatus the answer to the request for a WebSocket; 101 to open it
 * @param rejectReason the answer to every registration; null to judge it
 */
record Welcome(Ears ears, int upgradeStatus, @Nullable String rejectReason) {

    static final Welcome FRIENDLY = new Welcome(Ears.OPEN, 101, null);

    /** What is read of a connection. */
    enum Ears {
        OPEN,
        SHUT_AFTER_UPGRADE,
        SHUT
    }

    static Welcome hearing(Ears ears) {
        return new Welcome(ears, 101, null);
    }

    static Welcome refusingUpgrades(int status) {
        return new Welcome(Ears.OPEN, status, null);
    }

    static Welcome refusingRegistrations(String reason) {
        return new Welcome(Ears.OPEN, 101, reason);
    }

    boolean upgrades() {
        return upgradeStatus == 101;
    }
}
