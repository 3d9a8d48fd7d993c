package vn.diemcau.mediabridge.loop;

/** Says whose a new TCP connection is, by its first frame. Asked on any loop's thread. */
public interface StreamOwners {

  /** The loop on which the endpoint lives that the frame names, or null for nobody's. */
  MediaLoop ownerOf(byte[] firstFrame);
}
