import { describe, expect, it } from 'vitest';
import { loadWords } from '../../language/words.ts';
import { readEntityId, tabSettings } from './tab-settings.ts';
import { type TabView, tabViews } from './tab-view.ts';

await loadWords('configure');

const origin = 'https://fleet.contoso.com';
const munich = { id: '6f1c1a52-3c3b-4d0c-9d57-0d6b1d0a0001', name: 'Munich HQ' };

describe('a tab that somebody sets up', () => {
  it.each<[TabView, string]>([
    ['fleet', '/tabs/fleet'],
    ['reservations', '/tabs/reservations'],
    ['calendar', '/tabs/reservations/calendar'],
    ['timeline', '/tabs/reservations/timeline'],
    ['to-approve', '/tabs/reservations?scope=to-approve'],
  ])('shows %s of all pools at %s', (view, path) => {
    const { websiteUrl } = tabSettings({ view, pool: undefined }, origin);
    expect(websiteUrl).toBe(origin + path);
  });

  it('shows one pool, in the theme that Teams has when it opens', () => {
    expect(tabSettings({ view: 'to-approve', pool: munich }, origin)).toEqual({
      entityId: `to-approve:${munich.id}`,
      contentUrl: `${origin}/tabs/reservations?scope=to-approve&pool=${munich.id}&theme={app.theme}`,
      websiteUrl: `${origin}/tabs/reservations?scope=to-approve&pool=${munich.id}`,
      suggestedDisplayName: 'Waiting for approval · Munich HQ',
    });
    expect(tabSettings({ view: 'fleet', pool: undefined }, origin).contentUrl).toBe(
      `${origin}/tabs/fleet?theme={app.theme}`,
    );
  });

  it.each(tabViews)('is %s again when it is changed later', (view) => {
    const { entityId } = tabSettings({ view, pool: munich }, origin);
    expect(readEntityId(entityId)).toEqual({ view, poolId: munich.id });
    expect(readEntityId(tabSettings({ view, pool: undefined }, origin).entityId)).toEqual({ view, poolId: undefined });
  });

  it('begins with the vehicles of all pools', () => {
    expect(readEntityId('')).toEqual({ view: 'fleet', poolId: undefined });
    expect(readEntityId('something of an older version')).toEqual({ view: 'fleet', poolId: undefined });
  });
});
