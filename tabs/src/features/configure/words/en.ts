/** The words of the page that sets up a tab of a channel or a group chat. */
const english = {
  explanation: 'Everybody who opens the tab sees what they may see in Fleet.',
  view: 'What does the tab show?',
  views: {
    fleet: 'Vehicles',
    reservations: 'Reservations',
    calendar: 'Calendar',
    timeline: 'Timeline',
    'to-approve': 'Waiting for approval',
  },
  viewHints: {
    fleet: 'What each vehicle is doing now',
    reservations: 'Each sees their own, and fleet managers everybody’s',
    calendar: 'Reservations by month, week and day',
    timeline: 'Vehicles by time, to see and book what is free',
    'to-approve': 'Each sees what waits for their decision',
  },
  pool: 'Of which pool?',
  allPools: 'All pools',
  named: '{{view}} · {{pool}}',
  notInTeams: 'This page belongs to Teams',
  notInTeamsDetail: 'Teams opens it when you add Fleet as a tab to a channel or a chat.',
} as const;

export default english;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    configure: typeof english;
  }
}
