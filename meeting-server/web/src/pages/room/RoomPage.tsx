export default function RoomPage() {
  return <main />;
}
