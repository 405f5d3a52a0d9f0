/** The words of the reservations list and of one reservation. */
const english = {
  list: 'Reservations',
  one: 'Reservation',
  showAll: 'Show all reservations',
  views: { label: 'How to show them', list: 'List', calendar: 'Calendar', timeline: 'Timeline' },
  days: {
    earlier: 'Earlier',
    today: 'Today',
    later: 'Later',
    date: 'Date',
  },
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
  seriesScope: {
    label: 'Which ones',
    this: 'Only this one',
    following: 'This one and all that follow',
    all: 'All that lie ahead',
  },
  calendar: {
    unconfirmed: 'Calendar unconfirmed',
    failed: 'Not in the calendar',
    pending: 'Outlook does not show it as it is yet. That happens by itself, usually within a minute.',
    event:
      'Outlook did not take the event. The reservation holds all the same; it is tried again with the next change.',
    vehicle: 'The vehicle’s own calendar has something else at that time and turned it down. Ask a fleet manager.',
    problem: 'Outlook said: {{problem}}',
  },
  details: {
    facts: 'Details',
    madeBy: 'Made by',
    seats: 'Seats, at least',
    equipment: 'Equipment',
    distance: 'Distance',
    whyVehicle: 'Why this vehicle',
    series: 'Series',
    partOfSeries: 'One of a series',
    approvals: 'Approval',
    noApproval: 'No approval was needed.',
    decisions: {
      waiting: 'is asked later',
      pending: 'has not decided yet',
      approved: 'approved',
      rejected: 'rejected',
      superseded: 'no longer asked',
    },
    decidedFor: 'by {{name}}',
    step: 'Step {{number, number}}',
    handovers: 'Handovers',
    handoverKinds: {
      'check-out': 'Taken',
      'check-in': 'Returned',
    },
    energy: 'tank or battery {{percent}}',
    photos_one: '{{count, number}} photo',
    photos_other: '{{count, number}} photos',
    damage: 'Damage: {{damage}}',
    notes: 'Notes',
    addNote: 'Add a note',
    noteHint: 'Everybody who may see the reservation reads it.',
    add: 'Add',
    take: {
      'check-out': 'Take the vehicle',
      'check-in': 'Return the vehicle',
    },
    change: 'Change',
    changeTitle: 'Change: {{vehicle}}',
    changed: 'Changed: {{when}}.',
    onlyEnd: 'The vehicle is out, so only the end can be changed.',
    vehicleHint_one: '{{count, number}} other vehicle is free then.',
    vehicleHint_other: '{{count, number}} other vehicles are free then.',
    otherVehicle: 'The one that was offered',
  },
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
