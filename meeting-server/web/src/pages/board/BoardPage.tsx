export default function BoardPage() {
  return <main />;
}
