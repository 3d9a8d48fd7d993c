// Called by Maven: installs what the lock file names, builds the client and lays it where the
// server serves it from. Does again only what changed since the last time.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const target = resolve(process.argv[2] ?? join(web, '../target/classes/static'));

function filesUnder(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

function fingerprint(names) {
  const hash = createHash('sha256');
  for (const file of names.flatMap((name) => filesUnder(join(web, name)))) {
    hash.update(relative(web, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function stampOf(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function npm(...args) {
  execFileSync('npm', [...args, '--no-fund', '--no-audit'], {
    cwd: web,
    stdio: 'inherit',
    env: { ...process.env, DIEMCAU_BUILD: sources.slice(0, BUILD_SHOWN) },
  });
}

/** As many letters as ServedClient.java reads of the stamp. */
const BUILD_SHOWN = 8;
const sources = fingerprint([
  'package-lock.json',
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'public',
  'src',
]);

const installStamp = join(web, 'node_modules/.diemcau-stamp');
const wanted = fingerprint(['package.json', 'package-lock.json']);
if (stampOf(installStamp) !== wanted) {
  npm('ci');
  writeFileSync(installStamp, wanted);
}

const buildStamp = join(web, 'dist/.stamp');
if (stampOf(buildStamp) !== sources) {
  npm('run', 'build');
  writeFileSync(buildStamp, sources);
}

if (stampOf(join(target, '.stamp')) !== sources) {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  cpSync(join(web, 'dist'), target, { recursive: true });
}
