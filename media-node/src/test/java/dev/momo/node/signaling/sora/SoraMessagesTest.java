package dev.momo.node.signaling.sora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.momo.node.rtc.IceServer;
import dev.momo.node.rtc.Simulcast;
import dev.momo.node.rtc.SimulcastLayer;
import dev.momo.node.signaling.json.MalformedMessageException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoraMessagesTest {

    @Test
    void offerWithAllThatIsUsed() throws Exception {
        String offer = "{'type':'offer','sdp':'v=0','connection_id':'C','client_id':'c','version':'2025.1',"
                + "'mid':{'audio':'0','video':'1'},"
                + "'config':{'iceServers':[{'urls':['turn:h','stun:h'],'username':'u','credential':'p'}],"
                + "'iceTransportPolicy':'relay'},"
                + "'encodings':[{'rid':'r0','active':false,'scaleResolutionDownBy':4.0,'maxBitrate':100000,"
                + "'maxFramerate':5,'adaptivePtime':false},{'rid':'r1'}],"
                + "'data_channels':[{'label':'signaling','compress':true,'direction':'sendrecv'},{'label':'#a'}]}";

        assertThat(SoraMessages.parse(offer.replace('\'', '"')))
                .isEqualTo(new ServerMessage.Offer(
                        "v=0",
                        "C",
                        List.of(new IceServer(List.of("turn:h", "stun:h"), "u", "p")),
                        new Simulcast(
                                Optional.of("1"),
                                List.of(
                                        new SimulcastLayer("r0", false, 100_000, 4),
                                        new SimulcastLayer("r1", true, 0, 0))),
                        Map.of("signaling", true, "#a", false)));
    }

    @Test
    void offerWithTheLeast() throws Exception {
        assertThat(SoraMessages.parse("{\"type\":\"offer\",\"sdp\":\"v=0\"}"))
                .isEqualTo(new ServerMessage.Offer("v=0", "", List.of(), Simulcast.NONE, Map.of()));
    }

    @Test
    void whatElseTheServerSends() throws Exception {
        expect("{'type':'re-offer','sdp':'v=0'}", new ServerMessage.NewOffer("v=0", "re-answer"));
        expect("{'type':'update','sdp':'v=0'}", new ServerMessage.NewOffer("v=0", "update"));
        expect("{'type':'ping'}", new ServerMessage.Ping(false));
        expect("{'type':'ping','stats':true}", new ServerMessage.Ping(true));
        expect("{'type':'ping','stats':'yes'}", new ServerMessage.Ping(false));
        expect("{'type':'req-stats'}", new ServerMessage.StatsRequest());
        expect("{'type':'switched'}", new ServerMessage.Switched(false));
        expect("{'type':'switched','ignore_disconnect_websocket':true}", new ServerMessage.Switched(true));
        expect("{'type':'redirect','location':'wss://other'}", new ServerMessage.Redirect("wss://other"));
        expect("{'type':'close','code':4490,'reason':'because'}", new ServerMessage.Close(4490, "because"));
        expect("{'type':'close'}", new ServerMessage.Close(0, ""));
        expect("{'type':'push','data':{}}", new ServerMessage.Other("push"));
        expect(
                "{'type':'notify','event_type':'connection.created','client_id':'c','connection_id':'C\\n'}",
                new ServerMessage.Notification("connection.created", "client_id c, connection_id C "));
        expect("{'type':'notify','event_type':'network.status'}", new ServerMessage.Notification("network.status", ""));
    }

    private static void expect(String json, ServerMessage message) throws Exception {
        assertThat(SoraMessages.parse(json.replace('\'', '"'))).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'offer'}",
                "{'type':'offer','sdp':7}",
                "{'type':'offer','sdp':'v=0','config':{'iceServers':[7]}}",
                "{'type':'offer','sdp':'v=0','config':{'iceServers':[{}]}}",
                "{'type':'offer','sdp':'v=0','encodings':{}}",
                "{'type':'offer','sdp':'v=0','encodings':[7]}",
                "{'type':'offer','sdp':'v=0','encodings':[{'active':true}]}",
                "{'type':'offer','sdp':'v=0','encodings':[{'rid':'r0','scaleResolutionDownBy':'4'}]}",
                "{'type':'offer','sdp':'v=0','encodings':[{'rid':'r0','scaleResolutionDownBy':0.5}]}",
                "{'type':'offer','sdp':'v=0','encodings':[{'rid':'r0','maxBitrate':-1}]}",
                "{'type':'offer','sdp':'v=0','data_channels':'all'}",
                "{'type':'offer','sdp':'v=0','data_channels':[{}]}",
                "{'type':'re-offer'}",
                "{'type':'update','sdp':null}",
                "{'type':'redirect'}",
                "{'type':'redirect','location':7}",
                "{'type':'notify'}"
            })
    void whatLacksSomethingSaysWhat(String json) throws Exception {
        ServerMessage message = SoraMessages.parse(json.replace('\'', '"'));

        assertThat(message).isInstanceOfSatisfying(ServerMessage.Unusable.class, unusable -> {
            assertThat(json).contains("'type':'" + unusable.type() + "'");
            assertThat(unusable.problem()).contains("needs");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "7", "null", "{}", "{\"type\":7}"})
    void whatIsNoMessage(String text) {
        assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> SoraMessages.parse(text));
    }

    @Test
    void answers() {
        assertThat(SoraMessages.PONG).isEqualTo("{\"type\":\"pong\"}");
        assertThat(SoraMessages.pong("[{\"id\":1}]")).isEqualTo("{\"type\":\"pong\",\"stats\":[{\"id\":1}]}");
        assertThat(SoraMessages.stats("[]")).isEqualTo("{\"type\":\"stats\",\"reports\":[]}");
        assertThat(SoraMessages.candidate("candidate:1"))
                .isEqualTo("{\"type\":\"candidate\",\"candidate\":\"candidate:1\"}");
        assertThat(SoraMessages.DISCONNECT).isEqualTo("{\"type\":\"disconnect\"}");
    }
}
