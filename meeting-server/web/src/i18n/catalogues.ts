/** Every string of the client: one JSON file per page and language, the file's name is the namespace. */
type Tree = { [key: string]: string | Tree };

const vi = import.meta.glob<Tree>('./vi/*.json', { eager: true, import: 'default' });
const en = import.meta.glob<Tree>('./en/*.json', { eager: true, import: 'default' });

function byNamespace(files: Record<string, Tree>): Record<string, Tree> {
  return Object.fromEntries(
    Object.entries(files).map(([path, tree]) => [path.replace(/^.*\/|\.json$/g, ''), tree]),
  );
}

export const catalogues = { vi: byNamespace(vi), en: byNamespace(en) };
