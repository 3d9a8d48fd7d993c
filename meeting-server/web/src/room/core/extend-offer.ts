/**
 * The offer with more receiving lines: one for each mid (`a3`, `v12`), made like the line of its kind
 * that stands last. A Jitsi Videobridge names mids beyond the offered ones when sources come and go;
 * the browser takes such an offer in a negotiation with itself, of which no server needs to know.
 */
export function withLines(sdp: string, mids: readonly string[]): string {
  const [session = '', ...sections] = sdp.split(/(?=^m=)/m);
  const found = new Set(sections.map(midOf));
  for (const mid of mids) {
    const model = sections.filter((section) => kindOf(midOf(section)) === kindOf(mid)).at(-1);
    if (model === undefined || found.has(mid)) continue;
    found.add(mid);
    sections.push(
      model.replace(/^a=mid:.*$/m, `a=mid:${mid}`).replace(/^a=msid:.*$/m, `a=msid:${mid} ${mid}`),
    );
  }
  return (
    session.replace(/^a=group:BUNDLE .*$/m, `a=group:BUNDLE ${sections.map(midOf).join(' ')}`) +
    sections.join('')
  );
}

function midOf(section: string): string {
  return /^a=mid:(\S+)/m.exec(section)?.[1] ?? '';
}

/** `a` or `v` for a receiving line, the mid itself for a sending one. */
function kindOf(mid: string): string {
  return /^[av]\d+$/.test(mid) ? mid.charAt(0) : mid;
}
