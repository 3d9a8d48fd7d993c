package vn.diemcau.documentstore;

/**
 * A piece of original text, plain characters and never markup.
 *
 * @param hit whether it is part of what was looked for
 */
public record TextPart(String text, boolean hit) {}
