import { describe, expect, it } from 'vitest';
import { changedMembers, mergeDrafts } from './merge-drafts.ts';

const base = { name: 'Munich', buffer: 15, quotas: [{ limit: 10 }] };

describe('a draft', () => {
  it('is told by its members that differ, also inside lists', () => {
    expect(changedMembers(base, { ...base, quotas: [{ limit: 10 }] })).toEqual({});
    expect(changedMembers(base, { ...base, quotas: [{ limit: 20 }] })).toEqual({ quotas: [{ limit: 20 }] });
  });

  it('keeps what both changed apart, without a conflict', () => {
    expect(mergeDrafts(base, { ...base, buffer: 30 }, { ...base, name: 'Munich HQ' })).toEqual({
      draft: { ...base, name: 'Munich HQ', buffer: 30 },
      conflicts: [],
    });
  });

  it('names what both changed otherwise, and keeps one’s own until it is chosen', () => {
    expect(mergeDrafts(base, { ...base, buffer: 30 }, { ...base, buffer: 45 })).toEqual({
      draft: { ...base, buffer: 30 },
      conflicts: ['buffer'],
    });
  });

  it('does not conflict with the same change by somebody else', () => {
    expect(mergeDrafts(base, { ...base, buffer: 30 }, { ...base, buffer: 30 }).conflicts).toEqual([]);
  });
});
