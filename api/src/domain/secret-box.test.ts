import { describe, expect, test } from 'vitest';
import { createSecretBox } from './secret-box.ts';

const [one, two] = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64')) as [string, string];

describe('a sealed secret', () => {
  test('opens for the purpose it was sealed for, and looks different each time', () => {
    const box = createSecretBox([one]);
    const [first, second] = [box.seal('whsec_x', 'webhook a'), box.seal('whsec_x', 'webhook a')];
    expect(first.equals(second)).toBe(false);
    expect(first.toString('latin1')).not.toContain('whsec_x');
    expect(box.open(first, 'webhook a')).toBe('whsec_x');
  });

  test('does not open for another purpose, with another key, or changed by a bit', () => {
    const sealed = createSecretBox([one]).seal('whsec_x', 'webhook a');
    expect(() => createSecretBox([one]).open(sealed, 'webhook b')).toThrow();
    expect(() => createSecretBox([two]).open(sealed, 'webhook a')).toThrow();
    for (const at of [0, 12, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => createSecretBox([one]).open(changed, 'webhook a')).toThrow();
    }
    expect(() => createSecretBox([one]).open(sealed.subarray(0, 20), 'webhook a')).toThrow();
  });

  test('still opens after a change of key, as long as the old key stands beside the new', () => {
    const sealed = createSecretBox([one]).seal('whsec_x', 'webhook a');
    const changed = createSecretBox([two, one]);
    expect(changed.open(sealed, 'webhook a')).toBe('whsec_x');
    expect(createSecretBox([two]).open(changed.seal('whsec_y', 'webhook a'), 'webhook a')).toBe('whsec_y');
  });
});

test('a key of another length is refused', () => {
  expect(() => createSecretBox(['c2hvcnQ='])).toThrow('32 bytes');
  expect(() => createSecretBox([])).toThrow();
});
