/** `npm run package -- --env <name>`: builds appPackage/build/appPackage.<name>.zip from env/.env.<name>. */
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { buildPackage } from './build-package.ts';
import { PackageRefusal } from './package-refusal.ts';
import { appPackageFolder, repositoryFolder } from './project-folders.ts';
import { readVariables } from './read-variables.ts';

try {
  const { values } = parseArgs({ options: { env: { type: 'string', default: 'local' } } });
  const variables = await readVariables(new URL('env/', repositoryFolder), values.env, process.env);
  const { zip, manifest, names } = await buildPackage(appPackageFolder, variables);
  const file = `appPackage/build/appPackage.${values.env}.zip`;
  await mkdir(new URL('build/', appPackageFolder), { recursive: true });
  await writeFile(new URL(file, repositoryFolder), zip);
  process.stdout.write(`${file}: version ${manifest.version}, ${names.join(', ')}, ${zip.length} bytes\n`);
} catch (error) {
  const isPlain =
    error instanceof PackageRefusal || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  if (!isPlain) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
