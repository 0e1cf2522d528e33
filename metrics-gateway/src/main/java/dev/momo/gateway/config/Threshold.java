package dev.momo.gateway.config;

/**
 * From where on something is fair, and from where on it is poor. Where more is better, {@code poor} is the smaller.
 */
public record Threshold(double fair, double poor) {

    /** Whether small values are the bad ones. */
    public boolean isFloor() {
        return poor < fair;
    }
}
