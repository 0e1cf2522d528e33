package dev.momo.node.rtc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which layers libwebrtc is told of, the smallest first: of n layers it sends the first at a scale of 2^(n-1), and the
 * last as it is.
 *
 * @param exact whether each active layer is sent at the scale that was asked for
 */
record SimulcastPlan(List<Slot> slots, boolean exact) {

    /** libwebrtc's limit. */
    private static final int MAX_LAYERS = 3;

    /** Of a smaller picture libwebrtc sends no third layer. */
    private static final long PIXELS_FOR_ALL = 960 * 540;

    /**
     * @param entry as it is in the SDP, with its alternatives
     * @param added whether only libwebrtc is told of it, so that others get their scale
     */
    record Slot(String entry, boolean paused, boolean added) {

        String rid() {
            return SimulcastPlan.rid(entry);
        }
    }

    private record Offered(String entry, Optional<SimulcastLayer> layer) {

        boolean isActive() {
            return !entry.startsWith("~") && layer.map(SimulcastLayer::active).orElse(true);
        }

        boolean hasScale() {
            return layer.filter(asked -> asked.scaleResolutionDownBy() >= 1).isPresent();
        }

        double scale() {
            return layer.map(SimulcastLayer::scaleResolutionDownBy)
                    .filter(scale -> scale >= 1)
                    .orElse(1.0);
        }

        /** Of two, as which the scale is a power; one that is none is more than there can be. */
        int exponent() {
            int exponent = Math.getExponent(scale());
            return Math.scalb(1.0, exponent) == scale() ? exponent : MAX_LAYERS;
        }

        Slot toSlot() {
            return new Slot(entry, !isActive(), false);
        }
    }

    SimulcastPlan {
        slots = List.copyOf(slots);
    }

    /**
     * @param entries of the offer's list, as {@code r0} or {@code ~r1,r2}
     * @param pixels of the picture that is captured; 0 if it is not known
     */
    static SimulcastPlan of(List<String> entries, List<SimulcastLayer> layers, long pixels) {
        List<Offered> offered = new ArrayList<>();
        for (String entry : entries) {
            offered.add(new Offered(
                    entry,
                    layers.stream()
                            .filter(layer -> layer.rid().equals(rid(entry)))
                            .findFirst()));
        }
        if (offered.stream().noneMatch(Offered::hasScale)
                && (offered.size() > 1 || offered.stream().anyMatch(Offered::isActive))) {
            return inOrder(offered, true);
        }
        offered.sort(Comparator.comparingDouble(Offered::scale).reversed());
        return scaled(offered, pixels >= PIXELS_FOR_ALL).orElseGet(() -> inOrder(offered, false));
    }

    private static SimulcastPlan inOrder(List<Offered> offered, boolean exact) {
        return new SimulcastPlan(offered.stream().map(Offered::toSlot).toList(), exact);
    }

    /**
     * Each active layer where its scale is, the paused ones in the room that is left, and added ones where there are too
     * few; empty if that cannot be.
     *
     * @param between whether one may be added below an active layer, which would not be sent of a small picture
     */
    private static Optional<SimulcastPlan> scaled(List<Offered> offered, boolean between) {
        List<Offered> active = offered.stream().filter(Offered::isActive).toList();
        List<Slot> paused = new ArrayList<>(offered.stream()
                .filter(each -> !each.isActive())
                .map(Offered::toSlot)
                .toList());
        // One alone could not be paused.
        int count =
                Math.max(offered.size(), active.isEmpty() ? 2 : active.get(0).exponent() + 1);
        if (count > MAX_LAYERS) {
            return Optional.empty();
        }
        Slot[] slots = new Slot[count];
        for (Offered each : active) {
            int index = count - 1 - each.exponent();
            if (index < 0 || slots[index] != null) {
                return Optional.empty();
            }
            slots[index] = each.toSlot();
        }
        int last =
                active.isEmpty() ? 0 : count - 1 - active.get(active.size() - 1).exponent();
        for (int i = 0; i < count; i++) {
            if (slots[i] == null && !paused.isEmpty()) {
                slots[i] = paused.remove(0);
            } else if (slots[i] == null && i < last && !between) {
                return Optional.empty();
            } else if (slots[i] == null) {
                slots[i] = new Slot(unused(offered, "pad" + i), true, true);
            }
        }
        return Optional.of(new SimulcastPlan(List.of(slots), true));
    }

    private static String unused(List<Offered> offered, String name) {
        boolean used = offered.stream().anyMatch(each -> rid(each.entry()).equals(name));
        return used ? unused(offered, name + "x") : name;
    }

    /** What is sent, as {@code r0 4, r1 2, r2 1}: the scales. */
    String describe() {
        List<String> sent = new ArrayList<>();
        int count = Math.min(slots.size(), MAX_LAYERS);
        for (int i = 0; i < count; i++) {
            if (!slots.get(i).paused()) {
                sent.add(slots.get(i).rid() + " " + (1 << count - 1 - i));
            }
        }
        return String.join(", ", sent);
    }

    /** The name of an entry, of its first alternative. */
    static String rid(String entry) {
        String first = entry.split(",", 2)[0];
        return first.startsWith("~") ? first.substring(1) : first;
    }
}
