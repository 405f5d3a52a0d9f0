/** Finds what is not wanted: `do not book`, `I never said cancel`. */

const never = String.raw`(?:(?:do|does|did|will|would|should|must|have|has|had|could|can) not|cannot|never|no longer|(?:do|does|did|wo|would|should|must|have|has|had|could|ca)n'?t(?! you\b)|stop)`;
// `don't forget to book` is a wish, `don't ask him to book` is none.
const between = String.raw`(?:\s+(?:to|ever|want|wanted|wish|like|need|try|have|mean|meant|intend|able|ask|asked|say|said|tell|told|me|you|him|her|them|us|that|it|please|just|actually|really|even|go|and))*`;
const anyForm = '(?:book|reserv|rent|hir|cancel)(?:e|ed|ing|led|ling)?';
const deniedCommands = [
  new RegExp(String.raw`(?<!\bwhy )\b${never}${between}\s+["']?${anyForm}\b`),
  // `not reserved` is a state somebody may ask for.
  /(?<!\bwhy )\bnot(?: able)?(?: to)? (?:book|reserve|rent|hire|cancel)\b/,
];
const deniedWish = new RegExp(String.raw`\b${never}\s+(?:really\s+|actually\s+)?(?:want|wish|like|require)\b`);

/** @param words in lower case */
export function deniesCommand(words: string): boolean {
  return deniedCommands.some((expression) => expression.test(words));
}

/** @param words in lower case, without the purpose: whom the trip is for may not want a lot of things */
export function deniesWish(words: string): boolean {
  return deniedWish.test(words);
}
