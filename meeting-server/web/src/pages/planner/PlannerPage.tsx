export default function PlannerPage() {
  return <main />;
}
