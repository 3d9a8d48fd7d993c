package vn.diemcau.mediabridge.colibri;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.diemcau.mediabridge.peer.LoopPeers;
import vn.diemcau.mediabridge.peer.Peer;
import vn.diemcau.mediabridge.room.MediaEndpoint;
import vn.diemcau.mediabridge.room.Room;

/** A room with the transports of its endpoints, under the id of its meeting. */
final class Conference {

  /** One endpoint: its media, its transport, and what was said of it so far. */
  static final class Endpoint {
    final MediaEndpoint media;
    final Peer peer;
    final LoopPeers loop;
    final String channelPassword;
    TransportReader.Remote remote;

    Endpoint(MediaEndpoint media, Peer peer, LoopPeers loop, String channelPassword) {
      this.media = media;
      this.peer = peer;
      this.loop = loop;
      this.channelPassword = channelPassword;
    }
  }

  final String meetingId;
  final Room room;
  final Map<String, Endpoint> endpoints = new LinkedHashMap<>();

  Conference(String meetingId, Room room) {
    this.meetingId = meetingId;
    this.room = room;
  }

  void expire(String endpointId) {
    Endpoint gone = endpoints.remove(endpointId);
    room.expire(endpointId);
    gone.loop.remove(gone.peer);
  }
}
