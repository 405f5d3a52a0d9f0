/**
 * What another language must have, going by the English: the same keys, with words of its own.
 * That placeholders agree is checked by `words.test.ts`.
 */
export type Translation<English> = {
  [Key in keyof English]: English[Key] extends string ? string : Translation<English[Key]>;
};
