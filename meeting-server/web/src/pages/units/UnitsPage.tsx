export default function UnitsPage() {
  return <main />;
}
