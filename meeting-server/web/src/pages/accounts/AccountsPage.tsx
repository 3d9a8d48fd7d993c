export default function AccountsPage() {
  return <main />;
}
