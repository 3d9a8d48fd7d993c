package vn.diemcau.bridge;

import java.util.List;

/** The TURN servers that clients are given, for networks that let neither UDP nor TCP through. */
public interface IceServers {

  /** With fresh credentials for the endpoint; empty when none is configured. */
  List<IceServer> forEndpoint(String endpoint);
}
