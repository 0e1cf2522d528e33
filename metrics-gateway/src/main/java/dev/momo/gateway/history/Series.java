package dev.momo.gateway.history;

import dev.momo.gateway.derive.RtpStream;

/** What the values of one column are: a quantity of a stream, of the path, or of the connection itself. */
record Series(Origin origin, Quantity quantity) {

    /** @param of {@code stream}, {@code path} or {@code connection}; the rest is empty but for a stream */
    record Origin(String of, String stream, String direction, String kind, String mid, String rid) {

        static final Origin CONNECTION = new Origin("connection", "", "", "", "", "");
        static final Origin PATH = new Origin("path", "", "", "", "", "");

        static Origin of(RtpStream stream) {
            return new Origin(
                    "stream", stream.id(), stream.direction().word(), stream.kind(), stream.mid(), stream.rid());
        }
    }
}
