package dev.momo.node.rtc;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What simulcast changes in one offer and in the answer to it. webrtc-java cannot set the parameters of a sender that has
 * several layers, so the SDP alone says what each of them is to be.
 */
final class SimulcastSdp {

    private final String offer;
    private final Optional<String> mid;
    private final SimulcastPlan plan;
    /** Of the section among all; the answer has the same. */
    private final int index;

    private SimulcastSdp(String offer, Optional<String> mid, SimulcastPlan plan, int index) {
        this.offer = offer;
        this.mid = mid;
        this.plan = plan;
        this.index = index;
    }

    /** @param pixels of the picture that is captured; 0 if it is not known */
    static SimulcastSdp of(String offer, Simulcast simulcast, long pixels) {
        SdpText text = new SdpText(offer);
        int index = find(text, simulcast.mid());
        if (index < 0) {
            return new SimulcastSdp(offer, Optional.empty(), new SimulcastPlan(List.of(), true), index);
        }
        List<String> section = text.sections().get(index);
        List<String> entries = SimulcastLines.entries(section, "recv");
        SimulcastPlan plan = SimulcastPlan.of(entries, simulcast.layers(), pixels);
        if (plan.slots().size() == 1) {
            // libwebrtc would send nothing at all.
            SimulcastLines.removeAll(section);
        } else {
            write(plan, section);
        }
        limit(simulcast.layers())
                .ifPresent(bits ->
                        SdpBandwidth.limit(section, Math.max(bits, SimulcastBitrate.needed(plan.slots(), pixels))));
        return new SimulcastSdp(text.toString(), SdpText.value(section, "a=mid:"), plan, index);
    }

    private static void write(SimulcastPlan plan, List<String> section) {
        // Paused here too, or each offer would make libwebrtc send a picture of them until its answer is set.
        SimulcastLines.setEntries(
                section,
                "recv",
                plan.slots().stream().map(slot -> slot.paused() ? paused(slot.entry()) : slot.entry()));
        plan.slots().stream()
                .filter(SimulcastPlan.Slot::added)
                .forEach(slot -> SimulcastLines.addRid(section, slot.rid(), "recv"));
    }

    /** The offer that libwebrtc is to be given. */
    String offer() {
        return offer;
    }

    /** The section that asks for layers, if any does. */
    Optional<String> mid() {
        return mid;
    }

    SimulcastPlan plan() {
        return plan;
    }

    /** The answer that libwebrtc is to be given, from the one that it made. */
    String local(String answer) {
        return changed(
                answer,
                section -> SimulcastLines.setEntries(
                        section,
                        "send",
                        SimulcastLines.entries(section, "send").stream()
                                .map(entry -> is(entry, SimulcastPlan.Slot::paused) ? paused(entry) : entry)));
    }

    private static String paused(String entry) {
        return entry.startsWith("~") ? entry : "~" + entry;
    }

    /** The answer for the other side, from the one that libwebrtc was given. */
    String reply(String local) {
        return changed(local, section -> {
            SimulcastLines.setEntries(
                    section,
                    "send",
                    SimulcastLines.entries(section, "send").stream()
                            .filter(entry -> !is(entry, SimulcastPlan.Slot::added)));
            plan.slots().stream()
                    .filter(SimulcastPlan.Slot::added)
                    .forEach(slot -> SimulcastLines.removeRid(section, slot.rid()));
        });
    }

    /** The section of an answer that is about the layers, if the offer asked for any. */
    Optional<List<String>> section(String answer) {
        List<List<String>> sections = new SdpText(answer).sections();
        return index < 0 || index >= sections.size() ? Optional.empty() : Optional.of(sections.get(index));
    }

    private String changed(String answer, Consumer<List<String>> change) {
        SdpText text = new SdpText(answer);
        if (index < 0 || index >= text.sections().size()) {
            return answer;
        }
        change.accept(text.sections().get(index));
        return text.toString();
    }

    private boolean is(String entry, Predicate<SimulcastPlan.Slot> property) {
        String rid = SimulcastPlan.rid(entry);
        return plan.slots().stream().anyMatch(slot -> slot.rid().equals(rid) && property.test(slot));
    }

    /** The section with this mid, or the first, among the video sections that ask for layers; -1 if none does. */
    private static int find(SdpText text, Optional<String> mid) {
        int first = -1;
        for (int i = text.sections().size() - 1; i >= 0; i--) {
            List<String> section = text.sections().get(i);
            if (SimulcastLines.isVideo(section)
                    && !SimulcastLines.entries(section, "recv").isEmpty()) {
                if (mid.isPresent() && mid.equals(SdpText.value(section, "a=mid:"))) {
                    return i;
                }
                first = i;
            }
        }
        return first;
    }

    /** The sum of all that are sent, if each has a limit. */
    private static OptionalLong limit(List<SimulcastLayer> layers) {
        List<SimulcastLayer> active =
                layers.stream().filter(SimulcastLayer::active).toList();
        return !active.isEmpty() && active.stream().allMatch(layer -> layer.maxBitrate() > 0)
                ? OptionalLong.of(
                        active.stream().mapToLong(SimulcastLayer::maxBitrate).sum())
                : OptionalLong.empty();
    }
}
