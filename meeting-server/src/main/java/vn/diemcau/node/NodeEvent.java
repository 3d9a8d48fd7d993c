package vn.diemcau.node;

/**
 * An event of which the live connections of every server have to hear, wherever it happened. What
 * listens to it changes nothing that is stored: it runs once on each server.
 */
public interface NodeEvent {}
