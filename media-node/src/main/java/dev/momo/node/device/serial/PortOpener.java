package dev.momo.node.device.serial;

/** Opens one and the same port, as often as needed. */
interface PortOpener {

    /** @throws SerialException if it cannot be opened now */
    Port open();
}
