/** The mark beside the office's name: one main site and the sites around it. */
export function Emblem({ size = '2.6rem' }: { size?: string }) {
  return <img src="/favicon.svg" alt="" style={{ width: size, height: size, flex: 'none' }} />;
}
