package vn.diemcau.security;

import vn.diemcau.node.NodeEvent;

/**
 * Told when sessions of an account were ended from outside: it was disabled, or its password was
 * set anew. Whoever holds a live connection of it closes the connection.
 *
 * @param exceptSession the session that goes on, or null when all of them ended
 */
public record SessionsEnded(AccountId account, String exceptSession) implements NodeEvent {}
