export default function AuditPage() {
  return <main />;
}
