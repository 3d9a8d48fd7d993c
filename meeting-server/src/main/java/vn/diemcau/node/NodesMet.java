package vn.diemcau.node;

/** This server hears the others again: what they said in between is not known. */
public record NodesMet() {}
