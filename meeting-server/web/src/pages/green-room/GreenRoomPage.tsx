export default function GreenRoomPage() {
  return <main />;
}
