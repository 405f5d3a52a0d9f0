import { type CellCodec, compareTexts } from './cell-codec.ts';

export const textCodec: CellCodec<string> = {
  kind: 'text',
  format: (text) => text,
  parse: (text) => ({ value: text }),
  compare: compareTexts,
};
