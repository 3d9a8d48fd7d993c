/**
 * The live meeting as a pure state machine: (state, command, who, now) to events or a refusal, and
 * one function that applies events. No threads, clocks, stores or Spring in here.
 */
@org.springframework.modulith.NamedInterface("state")
package vn.diemcau.room.state;
