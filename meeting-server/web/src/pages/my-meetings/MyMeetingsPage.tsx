export default function MyMeetingsPage() {
  return <main />;
}
