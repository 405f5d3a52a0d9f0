/** Counted things, in the forms the language has for them. */

export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/**
 * Forms are text of the catalogue alone: what people wrote may have a `#` of its own and is put around them.
 * For example `plural(3, { one: '# seat', other: '# seats' })`, which is `3 seats`.
 * @returns for a language: from a count to the form that goes with it, with the count in the place of `#`
 */
export function pluralOf(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replaceAll('#', numbers.format(count));
}
