package vn.diemcau.bridge.pool;

/**
 * What a bridge says of itself when it is asked whether it lives.
 *
 * @param endpoints of all who use it, not only of this server
 * @param stress how loaded it finds itself, 1 for as much as it can bear; 0 when it does not say
 * @param draining whether it wants no new conferences
 */
public record BridgeReport(int endpoints, double stress, boolean draining, String version) {}
