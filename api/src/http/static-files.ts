import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export interface StaticFile {
  contentType: string;
  etag: string;
  /** By content encoding; a file that does not shrink has `identity` alone. */
  bodies: Readonly<Partial<Record<'identity' | 'br' | 'gzip', Buffer>>>;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
const compressible = /^(text\/|application\/(json|manifest)|image\/svg)/;
const maximumFiles = 2_000;
/** Somebody waits for it: a tenth larger than the best, in a hundredth of its time. */
const quickBrotli = { [constants.BROTLI_PARAM_QUALITY]: 4 };

interface Cached {
  modifiedMilliseconds: number;
  file: StaticFile;
}

/**
 * Reads the files of one folder and keeps them, as they are few and asked for again and again. What lies compressed beside a
 * file, with `.br` and `.gz` behind its name, is taken; else it is compressed when somebody asks for it first.
 * @returns a function that finds a file by its decoded path below the folder; undefined for what is not there
 */
export function createStaticFiles(folder: string): (path: string) => Promise<StaticFile | undefined> {
  const cache = new Map<string, Cached>();
  return async (path) => {
    const fullPath = normalize(join(folder, path));
    const isInside = fullPath.startsWith(folder.endsWith(sep) ? folder : folder + sep);
    const contentType = contentTypes[extname(fullPath)];
    if (!isInside || !contentType || path.includes('\0') || path.split('/').some((part) => part.startsWith('.'))) {
      return undefined;
    }
    const found = await stat(fullPath).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const cached = cache.get(fullPath);
    if (cached?.modifiedMilliseconds === found.mtimeMs) return cached.file;
    const file = await readStaticFile(fullPath, contentType);
    if (cache.size >= maximumFiles) cache.clear();
    cache.set(fullPath, { modifiedMilliseconds: found.mtimeMs, file });
    return file;
  };
}

async function readStaticFile(path: string, contentType: string): Promise<StaticFile> {
  const identity = await readFile(path);
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 27)}"`;
  if (!compressible.test(contentType)) return { contentType, etag, bodies: { identity } };
  const [br, gzipped] = await Promise.all([
    readFile(`${path}.br`).catch(() => promisify(brotliCompress)(identity, { params: quickBrotli })),
    readFile(`${path}.gz`).catch(() => promisify(gzip)(identity)),
  ]);
  return { contentType, etag, bodies: { identity, br, gzip: gzipped } };
}
