import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const packageName = '@fluentui/react-icons';
const imported = /import\s*\{([^}]*)\}\s*from\s*(['"])@fluentui\/react-icons\2;?/g;
const folder = fileURLToPath(new URL('../node_modules/@fluentui/react-icons/lib/atoms/svg/', import.meta.url));

/**
 * Takes each icon from its own file of Fluent's. The package's main file keeps many in one, and a file that two pages need
 * is sent to both with all that any page needs of it: every new icon anywhere would weigh on the first page.
 */
export function singleIcons(): Plugin {
  return {
    name: 'single-icons',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\.[jt]sx?$/, code: packageName },
      handler: (code) => ({ code: code.replaceAll(imported, (_, names: string) => importsOf(names)), map: null }),
    },
  };
}

function importsOf(names: string): string {
  const all = names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return all.map((name) => `import { ${name} } from '${fileOf(name)}';`).join(' ');
}

/** `VehicleCar24Regular` stands in `vehicle-car`; what is no icon stays where it is. */
function fileOf(name: string): string {
  const words = name.replace(/\d*(?:Regular|Filled|Color|Light)(?: as .*)?$/, '');
  const file = words.replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=\d)(?=[A-Z])/g, '-').toLowerCase();
  return existsSync(`${folder}${file}.js`) ? `${packageName}/svg/${file}` : packageName;
}
