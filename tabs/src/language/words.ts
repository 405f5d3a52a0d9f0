/**
 * The words of the tabs. Each feature has a namespace, named as its folder, with a file a language in `words/`; a page is
 * sent the one language it is read in, and only the namespaces it needs.
 */
import { createInstance, type ResourceNamespaceMap } from 'i18next';
import { initReactI18next } from 'react-i18next/initReactI18next';
import { type Language, languageOf, localeOf } from './languages.ts';

type Tree = { [key: string]: string | Tree };
type WordsFile = () => Promise<{ default: Tree }>;
export type NamespaceName = keyof ResourceNamespaceMap;

const files = import.meta.glob('../{ui,terms,features/*}/words/*.ts') as Record<string, WordsFile>;

/** Those that every page needs. */
const everywhere = ['ui', 'terms'] as const satisfies readonly NamespaceName[];
const wanted = new Set<NamespaceName>(everywhere);

/** Components read it by `useTranslation`, everything else by `words.t`. */
export const words = createInstance();
words.use(initReactI18next);
void words.init({
  lng: localeOf([]),
  load: 'languageOnly',
  fallbackLng: false,
  ns: [],
  defaultNS: 'ui',
  resources: {},
  initAsync: false,
  interpolation: { escapeValue: false },
  react: { bindI18n: 'languageChanged' },
});
words.services.formatter?.add('lowercase', (text: string, locale) => text.toLocaleLowerCase(locale));

/** Fetches the words of some namespaces, in the language that is read now; at once when they are there. */
export async function loadWords(...namespaces: readonly NamespaceName[]): Promise<void> {
  for (const namespace of namespaces) wanted.add(namespace);
  await fetchWords(languageOf(words.language) ?? 'en', [...wanted]);
}

/**
 * Speaks the language of the first wish that Fleet knows, once its words are there.
 * @param wishes BCP 47, the dearest first
 */
export async function speak(wishes: readonly string[]): Promise<void> {
  const locale = localeOf(wishes);
  await fetchWords(languageOf(locale) ?? 'en', [...wanted]);
  if (locale !== words.language) await words.changeLanguage(locale);
}

async function fetchWords(language: Language, namespaces: readonly NamespaceName[]): Promise<void> {
  const missing = namespaces.filter((namespace) => !words.hasResourceBundle(language, namespace));
  const loaded = await Promise.all(missing.map((namespace) => fileOf(language, namespace)()));
  missing.forEach((namespace, index) => {
    words.addResourceBundle(language, namespace, withFormForMillions(loaded[index]?.default ?? {}));
  });
}

function fileOf(language: Language, namespace: NamespaceName): WordsFile {
  const end = `/${namespace}/words/${language}.ts`;
  const path = Object.keys(files).find((one) => one.endsWith(end));
  const file = path && files[path];
  if (!file) throw new Error(`There is no file of words that ends in ${end}`);
  return file;
}

/** French and Spanish have a plural of their own for whole millions, of which a fleet has none: it reads as the other one. */
function withFormForMillions(tree: Tree): Tree {
  const entries = Object.entries(tree).flatMap(([key, value]): [string, string | Tree][] => {
    if (typeof value !== 'string') return [[key, withFormForMillions(value)]];
    return key.endsWith('_other')
      ? [
          [key, value],
          [key.replace(/_other$/, '_many'), value],
        ]
      : [[key, value]];
  });
  return Object.fromEntries(entries);
}
