package vn.diemcau.mediabridge.peer;

import java.util.List;
import vn.diemcau.mediabridge.ice.StunCodec;
import vn.diemcau.mediabridge.loop.MediaLoop;
import vn.diemcau.mediabridge.loop.StreamOwners;

/** Finds the loop of a new TCP connection by the user fragment of its first check. */
public final class StreamDoorman implements StreamOwners {

  private final List<LoopPeers> loops;

  public StreamDoorman(List<LoopPeers> loops) {
    this.loops = List.copyOf(loops);
  }

  @Override
  public MediaLoop ownerOf(byte[] firstFrame) {
    String ufrag =
        StunCodec.looksLikeStun(firstFrame, firstFrame.length)
                && StunCodec.isBindingRequest(firstFrame)
            ? LoopPeers.ufragOf(firstFrame, firstFrame.length)
            : null;
    if (ufrag != null) {
      for (LoopPeers loop : loops) {
        if (loop.knows(ufrag)) {
          return loop.loop();
        }
      }
    }
    return null;
  }
}
