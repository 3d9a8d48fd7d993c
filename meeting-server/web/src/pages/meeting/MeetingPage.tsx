export default function MeetingPage() {
  return <main />;
}
