package dev.momo.node.rtc;

/** UDP and TCP ports from 1 to 65535, both ends included. */
public record PortRange(int min, int max) {

    @Override
    public String toString() {
        return min + "-" + max;
    }
}
