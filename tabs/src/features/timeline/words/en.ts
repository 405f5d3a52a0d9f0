/** The words of the timeline, vehicles by time. */
const english = {
  grid: 'Vehicles by time',
  taken: 'Taken',
  ownHold: 'Kept for you',
  takenByOthers: 'Taken by others',
  kinds: {
    hold: 'Kept for somebody',
    blackout: 'Not lent',
    outlook: 'Booked in Outlook',
    maintenance: 'Maintenance',
  },
  maintenanceKinds: {
    service: 'Service',
    inspection: 'Inspection',
    repair: 'Repair',
    tires: 'Tires',
    cleaning: 'Cleaning',
    other: 'Maintenance',
  },
  since: 'since {{moment}}',
  untilFurtherNotice: 'until further notice',
  claim: '{{vehicle}}, {{when}}: {{title}}, {{status}}',
  freeSlot: '{{vehicle}}, {{when}}: free',
  inThePast: 'In the past',
  inTheWay: 'In the way: {{title}}, {{when}}',
  draftFree: '{{vehicle}}, {{when}}: free',
  draftPast: '{{vehicle}}, {{when}}: in the past',
  draftTaken: '{{vehicle}}, {{when}}: in the way is {{title}}',
  givenUp: 'As it was before.',
  help: 'Drag over free time to book, drag a bar to move it, drag its edges to stretch it. By keyboard: arrows go around, Enter opens or books, Space picks up; then arrows move by a quarter of an hour or to another vehicle, Shift with arrows changes the end, Enter saves, Escape gives up, Ctrl+Z takes the last move back.',
  legend: 'What the bars mean',
  span: 'How much time',
  spans: {
    day: 'Day',
    'three-days': '3 days',
    week: 'Week',
  },
  search: 'Search vehicles',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zone: 'Times are {{zone}}.',
  tooMany: 'There is more than can be shown at once. Choose a pool or a shorter time.',
  noVehicles: 'No vehicles yet',
  noVehiclesDetail: 'As soon as a fleet manager adds vehicles, they appear here.',
  nothingFound: 'No vehicle is left',
  nothingFoundDetail: 'None fits what you have chosen.',
  showAll: 'Show all vehicles',
  moved: '{{vehicle}}: now {{when}}.',
  takenBack: '{{vehicle}}: {{when}} again.',
  decidedAgain: 'An approver decides about it again.',
  undo: 'Undo',
  changedMeanwhile: 'Changed by somebody else',
  changedMeanwhileDetail: 'It has been put back as it is now. Look at it and try again.',
  alternatives: 'These would work',
} as const;

export default english;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    timeline: typeof english;
  }
}
