import { readdir, readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { PackageRefusal } from './package-refusal.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

const isFileName = /^[a-z0-9][a-z0-9-]*$/;

/**
 * The variables of one environment as the Agents Toolkit reads them: `.env.<name>`, above it `.env.<name>.user`, which git
 * ignores, above both the process environment, where a variable set to nothing is not set.
 * @param folder where the files lie, ending with a slash
 * @throws {PackageRefusal} when there is no such environment
 */
export async function readVariables(
  folder: URL,
  environment: string,
  processEnvironment: Variables,
): Promise<Variables> {
  const text = isFileName.test(environment) ? await readIfThere(new URL(`.env.${environment}`, folder)) : undefined;
  if (text === undefined) {
    const known = (await environmentsIn(folder)).join(', ') || 'none';
    throw new PackageRefusal([`there is no env/.env.${environment}; there are: ${known}`]);
  }
  const ofThisMachine = (await readIfThere(new URL(`.env.${environment}.user`, folder))) ?? '';
  const set = Object.entries(processEnvironment).filter(([, value]) => value);
  return { TEAMSFX_ENV: environment, ...parseEnv(text), ...parseEnv(ofThisMachine), ...Object.fromEntries(set) };
}

async function environmentsIn(folder: URL): Promise<string[]> {
  const names = (await readdir(folder)).map((file) => file.replace(/^\.env\./, ''));
  return names.filter((name) => isFileName.test(name) && name !== 'example').sort();
}

async function readIfThere(file: URL): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
