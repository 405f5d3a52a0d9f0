import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const compressible = /\.(css|html|js|json|svg)$/;
/** A file of one packet is as quick without. */
const leastBytes = 1_000;
/** Within a few per cent of the best, which takes ten times as long. */
const brotliQuality = 9;

/** Puts what browsers take compressed beside each file: the server that is asked for it first would keep its reader waiting. */
export function compressFiles(): Plugin {
  return {
    name: 'compress-files',
    apply: 'build',
    enforce: 'post',
    async writeBundle({ dir = '' }, bundle) {
      const files = Object.entries(bundle).map(async ([name, file]) => {
        const content = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        if (!compressible.test(name) || content.length < leastBytes) return;
        const params = { [constants.BROTLI_PARAM_QUALITY]: brotliQuality };
        await Promise.all([
          promisify(brotliCompress)(content, { params }).then((br) => writeFile(join(dir, `${name}.br`), br)),
          promisify(gzip)(content, { level: 9 }).then((gz) => writeFile(join(dir, `${name}.gz`), gz)),
        ]);
      });
      await Promise.all(files);
    },
  };
}
