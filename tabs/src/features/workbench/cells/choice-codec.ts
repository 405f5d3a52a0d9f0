import { type CellCodec, type Choice, compareTexts, type Reading } from './cell-codec.ts';

/** However capitals, accents and spaces are written. */
function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

/**
 * One of a few values, by its label or by the value itself.
 * @param choices a value that is none of them is shown as it is
 */
export function choiceCodec<Value>(choices: readonly Choice<Value>[]): CellCodec<Value> {
  const labels = new Map(choices.map(({ value, label }) => [value, label]));
  const labelOf = (value: Value) => labels.get(value) ?? String(value);
  return {
    kind: 'choice',
    choices,
    format: labelOf,
    parse: (text) => findChoice(choices, text),
    compare: (one, other) => compareTexts(labelOf(one), labelOf(other)),
  };
}

function findChoice<Value>(choices: readonly Choice<Value>[], text: string): Reading<Value> {
  const wanted = plain(text);
  const [choice, ...others] = choices.filter(({ label }) => plain(label) === wanted);
  if (choice) return others.length > 0 ? { problem: { problem: 'ambiguous' } } : { value: choice.value };
  const byValue = choices.find(({ value }) => plain(String(value)) === wanted);
  return byValue
    ? { value: byValue.value }
    : { problem: { problem: 'choice', choices: choices.map(({ label }) => label) } };
}

/** Several values, with commas between them. @param choices undefined for any text */
export function listCodec(choices?: readonly Choice<string>[]): CellCodec<readonly string[]> {
  const labels = new Map(choices?.map(({ value, label }) => [value, label]));
  const format = (values: readonly string[]) => values.map((value) => labels.get(value) ?? value).join(', ');
  return {
    kind: 'list',
    format,
    parse(text) {
      const values: string[] = [];
      for (const part of text.split(/[,;\n]/).map((one) => one.trim())) {
        if (part === '') continue;
        const reading: Reading<string> = choices ? findChoice(choices, part) : { value: part };
        if ('problem' in reading) return reading;
        if (reading.value !== null && !values.includes(reading.value)) values.push(reading.value);
      }
      return { value: values };
    },
    compare: (one, other) => compareTexts(format(one), format(other)),
  };
}
