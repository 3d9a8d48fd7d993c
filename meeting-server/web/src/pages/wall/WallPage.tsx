export default function WallPage() {
  return <main />;
}
