export default function ConsolePage() {
  return <main />;
}
