package vn.diemcau.bridge;

/** The answer was understood; the endpoint's transport may connect. */
public record MediaReady(String endpoint) {}
