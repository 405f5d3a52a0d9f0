import { expect, it, vi } from 'vitest';
import { followedTopics } from './followed-topics.ts';

it('a topic is followed as long as any part of the page needs it, and said once', () => {
  const said = vi.fn();
  const unsubscribe = followedTopics.subscribe(said);
  const [one, other] = [followedTopics.follow('positions'), followedTopics.follow('positions')];
  expect(followedTopics.all()).toEqual(['vehicles', 'reservations', 'drivers', 'approvals', 'positions']);
  one();
  one();
  expect(followedTopics.all()).toContain('positions');
  other();
  expect(followedTopics.all()).not.toContain('positions');
  followedTopics.follow('vehicles')();
  expect(said.mock.calls).toEqual([
    ['topics.follow', 'positions'],
    ['topics.leave', 'positions'],
  ]);
  unsubscribe();
});
