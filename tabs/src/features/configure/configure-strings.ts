import type { TabView } from './tab-view.ts';

/** The words of the page that sets up a tab of a channel or a group chat. */
export const configureStrings = {
  explanation: 'Everybody who opens the tab sees what they may see in Fleet.',
  view: 'What does the tab show?',
  views: {
    fleet: 'Vehicles',
    reservations: 'Reservations',
    'to-approve': 'Waiting for approval',
  } satisfies Record<TabView, string>,
  viewHints: {
    fleet: 'What each vehicle is doing now',
    reservations: 'Each sees their own, and fleet managers everybody’s',
    'to-approve': 'Each sees what waits for their decision',
  } satisfies Record<TabView, string>,
  pool: 'Of which pool?',
  allPools: 'All pools',
  named: (view: string, pool: string) => `${view} · ${pool}`,
  notInTeams: 'This page belongs to Teams',
  notInTeamsDetail: 'Teams opens it when you add Fleet as a tab to a channel or a chat.',
} as const;
