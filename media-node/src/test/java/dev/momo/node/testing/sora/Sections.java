package dev.momo.node.testing.sora;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.media.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is in a member's offers: its own picture and sound, then those of the others. */
final class Sections {

    private final PeerConnectionFactory factory;
    private final RTCPeerConnection connection;
    private final ConnectRequest request;
    private final Tone tone;
    private final List<SendSection> sent = new ArrayList<>();
    private final @Nullable ReceiveSection audio;
    private final @Nullable ReceiveSection video;
    private Set<Publisher> carried = Set.of();

    /** @param videoCodec of the member's own picture */
    Sections(
            PeerConnectionFactory factory,
            RTCPeerConnection connection,
            ConnectRequest request,
            String videoCodec,
            Pictures pictures,
            Tone tone) {
        this.factory = factory;
        this.connection = connection;
        this.request = request;
        this.tone = tone;
        boolean sends = request.direction().sends();
        audio = sends && request.audio() ? ReceiveSection.audio(factory, connection) : null;
        video = sends && request.video() ? ReceiveSection.video(factory, connection, videoCodec, pictures) : null;
        if (request.direction().receives()) {
            // An offer has to have a section, even while there is nobody to see.
            add(MediaType.AUDIO, request.audio());
            add(MediaType.VIDEO, request.video());
        }
    }

    private void add(MediaType kind, boolean wanted) {
        if (wanted) {
            sent.add(new SendSection(factory, connection, kind, tone));
        }
    }

    /** Where the client sends sound, once the offer is set; null for nowhere. */
    @Nullable
    String audioMid() {
        return audio == null ? null : audio.mid();
    }

    /** Where the client sends its picture, once the offer is set; null for nowhere. */
    @Nullable
    String videoMid() {
        return video == null ? null : video.mid();
    }

    boolean carries(Set<Publisher> publishers) {
        return carried.equals(publishers) || !request.direction().receives();
    }

    /** Before an offer. */
    void carry(Set<Publisher> publishers) {
        if (carries(publishers)) {
            return;
        }
        sent.stream()
                .filter(section -> section.publisher() != null && !publishers.contains(section.publisher()))
                .forEach(SendSection::idle);
        for (Publisher publisher : publishers) {
            if (!carried.contains(publisher)) {
                carry(publisher, MediaType.AUDIO, request.audio() && publisher.audible());
                carry(publisher, MediaType.VIDEO, request.video() && publisher.pictures() != null);
            }
        }
        carried = new LinkedHashSet<>(publishers);
    }

    private void carry(Publisher publisher, MediaType kind, boolean wanted) {
        if (!wanted) {
            return;
        }
        SendSection free = sent.stream()
                .filter(section -> section.kind() == kind && section.publisher() == null)
                .findFirst()
                .orElse(null);
        if (free == null) {
            free = new SendSection(factory, connection, kind, tone);
            sent.add(free);
        }
        free.carry(publisher, Objects.requireNonNullElse(request.videoCodec(), publisher.codec()));
    }

    /** Before the connection is closed. */
    void detach() {
        sent.forEach(SendSection::idle);
        received().forEach(ReceiveSection::detach);
    }

    /** After the connection was closed and released. */
    void dispose() {
        sent.forEach(SendSection::dispose);
        received().forEach(ReceiveSection::dispose);
    }

    private List<ReceiveSection> received() {
        List<ReceiveSection> received = new ArrayList<>();
        if (audio != null) {
            received.add(audio);
        }
        if (video != null) {
            received.add(video);
        }
        return received;
    }
}
