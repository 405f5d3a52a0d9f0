/** The words of the reservations list and of one reservation. */
const english = {
  list: 'Reservations',
  one: 'Reservation',
  showAll: 'Show all reservations',
  views: { label: 'How to show them', list: 'List', timeline: 'Timeline' },
  scopes: { mine: 'Mine', 'to-approve': 'Waiting for me', all: 'All' },
  scopeGroup: 'Whose reservations',
  periodFilter: 'Period',
  periods: { upcoming: 'Today and later', past: 'Past 30 days' },
  shownAndMore_one: '{{count, number}} reservation shown, more to load',
  shownAndMore_other: '{{count, number}} reservations shown, more to load',
  reason: 'Reason: {{reason}}',
  loadMore: 'Load more',
  actions: { approve: 'Approve', reject: 'Reject', cancel: 'Cancel' },
  actionsInFull: { approve: 'Approve', reject: 'Reject', cancel: 'Cancel reservation' },
  forVehicle: '{{action}}: {{vehicle}}, {{when}}',
  questions: {
    cancel: {
      title: 'Cancel this reservation?',
      detail: 'The vehicle becomes free for others and the event leaves the calendars.',
      confirm: 'Cancel reservation',
    },
    reject: {
      title: 'Reject this reservation?',
      detail: 'The requester is told, with the reason you give.',
      confirm: 'Reject',
    },
  },
  reasonLabel: 'Reason (optional)',
  keep: 'Go back',
  empty: {
    mine: {
      title: 'No reservations',
      detail: 'Tell the Fleet bot what you need, for example “book a van tomorrow 9 to 12 for a site visit”.',
    },
    'to-approve': { title: 'Nothing waits for you', detail: 'New requests appear here by themselves.' },
    all: { title: 'No reservations', detail: 'Nobody has reserved a vehicle in this period.' },
  },
  changed: '{{vehicle}}, {{when}}: now {{status, lowercase}}.',
  appeared: 'New: {{vehicle}}, {{when}}, {{status, lowercase}}.',
  manyChanged_one: '{{count, number}} reservation changed.',
  manyChanged_other: '{{count, number}} reservations changed.',
} as const;

export default english;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    reservations: typeof english;
  }
}
