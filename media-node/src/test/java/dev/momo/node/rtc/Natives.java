package dev.momo.node.rtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCRtpCodecCapability;
import dev.onvoid.webrtc.internal.NativeObject;
import dev.onvoid.webrtc.media.MediaType;
import java.lang.invoke.MethodHandles;
import java.util.List;

/** What tests that handle libwebrtc themselves, in other packages, need of this one's inside. */
public final class Natives {

    private Natives() {}

    /** Loads libwebrtc, which custom sources and frames do not do by themselves. */
    public static void load() {
        try {
            MethodHandles.lookup().ensureInitialized(PeerConnectionFactory.class);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What gives back the reference that an object holds natively; once. */
    public static Runnable release(NativeObject owner) {
        return new NativeReference(owner)::release;
    }

    /** That codec and its helpers; empty if this build does not have it. */
    public static List<RTCRtpCodecCapability> only(PeerConnectionFactory factory, MediaType kind, String codec) {
        return Codecs.only(factory, kind, codec);
    }
}
