package vn.diemcau.room.state;

/** Events of the chat for all; what is said in it is not journalled. */
public sealed interface ChatEvent extends RoomEvent {

  @Kind("chat.opened")
  record Opened() implements ChatEvent {}

  @Kind("chat.closed")
  record Closed() implements ChatEvent {}
}
