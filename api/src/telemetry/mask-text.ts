/** What gives itself away by its form, wherever it stands in a text, with what is written instead. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/\bBearer\s+\S+/gi, '[token]'],
  [/\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?/g, '[token]'],
  // Whoever signs in within an address, and whatever is asked by it.
  [/(\w:\/\/)[^\s/@]+@/g, '$1[secret]@'],
  [/(\w:\/\/[^\s?#"'<>]*)\?[^\s"'<>]*/g, '$1?[query]'],
  [/[^\s<>"'`(),:;=/\\]+(@|%40)[a-z0-9-]+(\.[a-z0-9-]+)+/gi, '[mail address]'],
  // Secrets are long and of all kinds of characters; ids of ours are lower-case.
  [/(?=[\w+/=-]*[a-z])(?=[\w+/=-]*[A-Z])(?=[\w+/=-]*\d)[\w+/=-]{24,}/g, '[secret]'],
  [/-?\b\d{1,3}\.\d{3,}\b/g, '[number]'],
];

/** Takes tokens, secrets, mail addresses and positions out of a text. Names have no form: whoever writes a text leaves them out. */
export function maskText(text: string): string {
  return forms.reduce((masked, [form, instead]) => masked.replace(form, instead), text);
}
