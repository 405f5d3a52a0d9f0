/** The app package of one environment: the manifest and its translations with the environment's values, and the icons. */
import { readFile } from 'node:fs/promises';
import { zipSync } from 'fflate';
import { findAddressFaults } from './check-addresses.ts';
import { findIconFaults, type IconName, iconPixels } from './check-icons.ts';
import { findTranslationFaults } from './check-translation.ts';
import type { Json } from './json-strings.ts';
import { PackageRefusal } from './package-refusal.ts';
import { fillPlaceholders, findPlaceholderFaults, placeholdersIn } from './placeholders.ts';
import { findSchemaFaults, readSchema } from './published-schemas.ts';
import type { Variables } from './read-variables.ts';
import { findVariableFaults } from './variable-rules.ts';

/** The members that are read here; the schema knows them all. */
export interface Manifest {
  [member: string]: Json;
  manifestVersion: string;
  icons: Record<IconName, string>;
  validDomains: string[];
  localizationInfo: { defaultLanguageTag: string; additionalLanguages: { languageTag: string; file: string }[] };
}

interface JsonFile {
  name: string;
  json: Json;
}

/**
 * Same folder and same variables, same bytes.
 * @param folder with manifest.json, the files it names and nothing else of interest; ends with a slash
 * @returns the zip file, and the names of the files in it
 * @throws {PackageRefusal} when a variable is missing or malformed, or when Teams would not take the package
 */
export async function buildPackage(
  folder: URL,
  variables: Variables,
): Promise<{ zip: Uint8Array; manifest: Manifest; names: string[] }> {
  const template = await readJson(folder, 'manifest.json');
  const languages = (template.json as Manifest).localizationInfo.additionalLanguages;
  const files = [template, ...(await Promise.all(languages.map(({ file }) => readJson(folder, file))))];
  const variableFaults = findVariableFaults(
    files.flatMap(({ json }) => placeholdersIn(json)),
    variables,
  );
  if (variableFaults.length > 0) throw new PackageRefusal(variableFaults);

  const filled = files.map(({ name, json }) => ({ name, json: fillPlaceholders(json, variables) }));
  const [{ json }, ...translations] = filled as [JsonFile, ...JsonFile[]];
  const manifest = json as Manifest;
  const iconNames = Object.keys(iconPixels) as IconName[];
  const icons = await Promise.all(
    iconNames.map(async (name) => [name, await readFile(new URL(manifest.icons[name], folder))] as const),
  );
  const faults = [
    ...filled.flatMap((file) => findPlaceholderFaults(file.name, file.json)),
    ...(await findTextFaults(manifest, translations)),
    ...findAddressFaults(manifest, manifest.validDomains),
    ...icons.flatMap(([name, png]) => findIconFaults(name, png)),
  ];
  if (faults.length > 0) throw new PackageRefusal(faults);

  const contents = Object.fromEntries<Uint8Array>([
    ...filled.map((file) => [file.name, Buffer.from(`${JSON.stringify(file.json, null, 2)}\n`)] as const),
    ...icons.map(([name, png]) => [manifest.icons[name], png] as const),
  ]);
  // The first moment that a zip file can tell. It tells wall times, so that these are the same everywhere.
  const modified = new Date(1980, 0, 1);
  return { zip: zipSync(contents, { mtime: modified, level: 9 }), manifest, names: Object.keys(contents) };
}

async function findTextFaults(manifest: Manifest, translations: readonly JsonFile[]): Promise<string[]> {
  const version = manifest.manifestVersion;
  const [own, localization] = [await readSchema(version, 'manifest'), await readSchema(version, 'localization')];
  if (!own || !localization) return [`manifest.json: there is no published schema for manifestVersion ${version}`];
  return [
    ...findSchemaFaults('manifest.json', manifest, own),
    ...translations.flatMap(({ name, json }) => [
      ...findSchemaFaults(name, json, localization),
      ...findTranslationFaults(name, json, { manifest, schema: localization }),
    ]),
  ];
}

async function readJson(folder: URL, name: string): Promise<JsonFile> {
  try {
    return { name, json: JSON.parse(await readFile(new URL(name, folder), 'utf8')) };
  } catch (error) {
    throw new PackageRefusal([`${name} cannot be read: ${error instanceof Error ? error.message : error}`]);
  }
}
