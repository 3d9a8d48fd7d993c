export default function ReportPage() {
  return <main />;
}
