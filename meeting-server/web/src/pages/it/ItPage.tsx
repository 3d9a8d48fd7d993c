export default function ItPage() {
  return <main />;
}
