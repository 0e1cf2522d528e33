package dev.momo.gateway.derive;

import dev.momo.gateway.node.ConnectionSnapshot;
import java.util.List;
import java.util.Optional;

/**
 * One connection at a periodic sample, with what was derived.
 *
 * @param hasReport whether the sample had a report; without one there are no streams and no path
 * @param compared whether there was a report before to compare it with, and time passed between both
 * @param path none before a candidate pair is chosen
 */
public record DerivedConnection(
        ConnectionSnapshot snapshot,
        boolean hasReport,
        boolean compared,
        Optional<NetworkPath> path,
        List<RtpStream> streams) {

    public DerivedConnection {
        streams = List.copyOf(streams);
    }

    static DerivedConnection withoutReport(ConnectionSnapshot snapshot) {
        return new DerivedConnection(snapshot, false, false, Optional.empty(), List.of());
    }

    public String id() {
        return snapshot.id();
    }
}
