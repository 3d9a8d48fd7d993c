package vn.diemcau.bridge;

import java.util.List;

/**
 * A TURN server as a browser takes it ({@code RTCIceServer}).
 *
 * @param username holds for a while, like the credential
 */
public record IceServer(List<String> urls, String username, String credential) {}
