import { beforeAll, expect, it } from 'vitest';
import { loadWords } from '../../../language/words.ts';
import { contrastProblem, readableTextOn } from './color-contrast.ts';

beforeAll(() => loadWords('administration'));

it('offers the text that is read better', () => {
  expect(readableTextOn('#ffd400')).toBe('#000000');
  expect(readableTextOn('#102a43')).toBe('#ffffff');
});

it('refuses what cannot be read, with how far it is from it', () => {
  expect(contrastProblem('#ffd400', '#000000')).toBeUndefined();
  expect(contrastProblem('#ffd400', '#ffffff')).toContain('1.4 to 1');
  expect(contrastProblem('yellow', '#000000')).toBe('Write a color as #0f6cbd.');
});
