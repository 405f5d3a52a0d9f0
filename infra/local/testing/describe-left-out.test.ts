import { expect, test } from 'vitest';
import { describeLeftOut } from './describe-left-out.ts';

test('each test is left out for its own reason, and one without a reason is not given another’s', () => {
  const reason = 'there is no Chromium here';
  const lines = describeLeftOut([
    { name: 'a page', reason },
    { name: 'a rule', reason: undefined },
    { name: 'another page', reason },
  ]);
  expect(lines).toEqual([
    'Left out, as there is no Chromium here: a page; another page',
    'Left out, and nothing says why: a rule',
  ]);
});

test('nothing is said when nothing is left out', () => {
  expect(describeLeftOut([])).toEqual([]);
});
