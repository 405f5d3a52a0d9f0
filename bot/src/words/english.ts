/** Every word the bot says, in English; the other catalogues have the shape of this one. What people wrote is never part of it. */

import { pluralOf } from '@fleet/contracts/plural.ts';
import type { ReservationStatus } from '@fleet/contracts/reservation.ts';
import type { VehicleClass } from '@fleet/contracts/vehicle.ts';
import type { Assumption, FuelType, PeriodQuestion } from '../language/intent.ts';

const plural = pluralOf('en');

export const english = {
  /** These four stand within a row of words, so they are written as in the middle of a sentence. */
  vehicleClasses: {
    compact: 'compact',
    sedan: 'sedan',
    estate: 'estate',
    suv: 'SUV',
    van: 'van',
    minibus: 'minibus',
    truck: 'truck',
  } satisfies Record<VehicleClass, string>,
  fuelTypes: {
    petrol: 'petrol',
    diesel: 'diesel',
    hybrid: 'hybrid',
    electric: 'electric',
  } satisfies Record<FuelType, string>,
  colors: {
    beige: 'beige',
    black: 'black',
    blue: 'blue',
    brown: 'brown',
    gold: 'gold',
    gray: 'gray',
    green: 'green',
    grey: 'grey',
    orange: 'orange',
    red: 'red',
    silver: 'silver',
    white: 'white',
    yellow: 'yellow',
  },
  car: 'car',
  /** Read aloud in place of a picture. */
  pictures: {
    photo: (vehicle: string) => `Photo of ${vehicle}`,
    pictogram: (vehicleClass: string) => `Pictogram: ${vehicleClass}`,
  },
  seats: (count: number) => plural(count, { one: '# seat', other: '# seats' }),
  statuses: {
    pending: 'Waiting for approval',
    approved: 'Approved',
    rejected: 'Rejected',
    active: 'In use',
    completed: 'Completed',
    cancelled: 'Cancelled',
  } satisfies Record<ReservationStatus, string>,
  vehicle: 'Vehicle',
  where: 'Where',
  when: 'When',
  purpose: 'Purpose',
  costCenter: 'Cost center',
  requester: 'Requested by',
  driver: 'Driver',
  approver: 'Approver',
  department: 'Department',
  decidedBy: 'Decided by',
  decidedFor: (who: string, whom: string) => `${who} for ${whom}`,
  reason: 'Reason',
  /** Why a reservation was cancelled by itself. */
  causes: {
    'no-show': 'Nobody took the vehicle',
    undecided: 'Nobody decided before it began',
    vehicle: 'The vehicle was not there',
  },
  quoted: (text: string) => `“${text}”`,
  yourTimes: (zone: string) => `Time zone: ${zone}`,
  atThePool: (when: string, zone: string) => `${when} (${zone})`,
  whenThere: 'There',

  assumptions: {
    morning: (start: string, end: string) => `Morning means ${start} to ${end}.`,
    afternoon: (start: string, end: string) => `Afternoon means ${start} to ${end}.`,
    evening: (start: string, end: string) => `Evening means ${start} to ${end}.`,
    night: (start: string, end: string) => `Overnight means ${start} to ${end} the next day.`,
    'whole-day': (start: string, end: string) => `A whole day means ${start} to ${end}.`,
    'from-now': () => 'It starts at the next quarter of an hour from now.',
    'from-day-start': (start: string) => `No start was given, so it begins at ${start}.`,
    'until-day-end': (_start: string, end: string) => `No end was given, so it ends at ${end}.`,
    'clock-set-back': () =>
      'The clock is set back that night, so one of these times happens twice: the longer period is used.',
  } satisfies Record<Assumption, (start: string, end: string) => string>,

  availability: {
    title: 'Free vehicles',
    none: 'No vehicle is free then',
    summary: (count: number, when: string) =>
      `${plural(count, { one: '# vehicle is free', other: '# vehicles are free' })}: ${when}`,
    counted: (count: number) =>
      plural(count, {
        one: '# vehicle is free. Choose it to reserve it.',
        other: '# vehicles are free. Choose one to reserve it.',
      }),
    noneOfKind: (count: number) =>
      plural(count, {
        one: 'None like that is free then, but # other vehicle is.',
        other: 'None like that is free then, but # other vehicles are.',
      }),
    noneAtAll: 'Try another time.',
    taken: 'Somebody else has just reserved that vehicle. These are still free.',
    busy: (when: string) => `You have something in your calendar then: ${when}.`,
    busyMore: (count: number) => plural(count, { one: 'And # more.', other: 'And # more.' }),
    approvalNeeded: 'Needs approval',
    noApproval: 'No approval needed',
    recommended: 'Recommended:',
    /** Each goes on after the word above. */
    reasons: {
      'only-one': 'the only one to choose from',
      'usual-pool': (pool: string) => `from ${pool}, like your last vehicle`,
      'smallest-class': (vehicleClass: string) =>
        `of the smallest class of them (${vehicleClass}), so that larger ones stay free`,
      smallest: (seats: string) => `the smallest of them (${seats}), so that larger ones stay free`,
      'least-equipment': 'leaves special equipment to those who need it',
      'fewest-gaps': 'leaves the fewest gaps that are too short for others',
      'least-driven': (distance: string) => `the least driven of those that fit equally well (${distance})`,
      'least-reserved': (hours: string) => `the least reserved around that time (${hours} in two weeks)`,
      unreserved: 'not reserved otherwise around that time',
      'first-of-alike': 'as good as the others, the first by license plate',
    },
    choose: 'Choose',
    chooseThis: (vehicle: string) => `Choose ${vehicle}`,
    more: (count: number) => plural(count, { other: 'and # more' }),
    showMore: (count: number) => plural(count, { other: 'Show # more' }),
    changeTime: 'Change time',
  },
  whenCard: {
    notUnderstood: 'That was not understood.',
    other: 'Other date or times',
    hints: {
      'no-date': 'Press one, or write it: “friday”.',
      'no-time': 'Press one, or write it: “9 to 12”.',
      'no-end': 'Press one, or write it: “17:30” or “3 hours”.',
    },
    parts: { morning: 'Morning', afternoon: 'Afternoon', 'whole-day': 'Whole day' },
    until: (time: string) => `Until ${time}`,
    title: 'When do you need it?',
    summary: 'When do you need a vehicle?',
    startDay: 'From (date)',
    startTime: 'From (time)',
    endDay: 'To (date)',
    endTime: 'To (time)',
    dayError: 'Choose a date.',
    timeError: 'Choose a time.',
    sameDay: 'Without an end date it is the same day.',
    submit: 'Show free vehicles',
    wish: 'Looking for',
    questions: {
      'nothing-said': 'Choose a date and times, and the free vehicles are shown.',
      'no-date': 'On which day?',
      'no-time': 'From when until when?',
      'no-end': 'Until when do you need it?',
      past: 'That time has already passed. Choose one that is still to come.',
      'no-such-date': 'There is no such date. Choose one from the calendar.',
      'skipped-by-clock':
        'That time does not exist: the clock is set forward over it that night. Choose one before or after.',
      'end-before-start': 'The end has to be after the start.',
      'several-periods':
        'One period at a time, please: this is how the first was understood. Ask for the next one after it.',
      recurring: 'One reservation at a time, please: this is how the first of them was understood.',
      'other-zone': 'You named another time zone. Check the times: they are read as those of your own zone.',
    } satisfies Record<PeriodQuestion, string>,
  },

  form: {
    title: 'Reserve this vehicle',
    summary: (vehicle: string) => `Reserve ${vehicle}`,
    purposePlaceholder: 'What do you need it for?',
    purposeError: 'Say what you need it for.',
    purposeTooLong: (limit: number) => plural(limit, { other: 'Use at most # characters for the purpose.' }),
    costCenterPlaceholder: 'Choose a cost center',
    costCenterError: 'There is no such cost center. Choose one from the list.',
    reserve: 'Reserve',
    request: 'Ask for approval',
    needsApproval: 'Your approver decides. Until then the vehicle is kept for you.',
    isImmediate: 'No approval needed: it is yours at once.',
    back: 'Back',
  },

  reservation: {
    titles: {
      pending: 'Waiting for approval',
      approved: 'Your reservation is approved',
      rejected: 'Your reservation was rejected',
      active: 'You have the vehicle',
      completed: 'Your reservation is over',
      cancelled: 'Your reservation is cancelled',
    } satisfies Record<ReservationStatus, string>,
    /** Approved without anybody having to decide. */
    confirmed: 'Your vehicle is reserved',
    details: {
      pending: 'The vehicle is kept for you. This card changes by itself once it is decided.',
      approved: 'The vehicle is yours for this time.',
      rejected: 'The vehicle is free for others again.',
      active: 'Bring it back on time: somebody else may wait for it.',
      completed: 'The vehicle is free for others again.',
      cancelled: 'The vehicle is free for others again.',
    } satisfies Record<ReservationStatus, string>,
    cancel: 'Cancel reservation',
    changeTime: 'Change the time',
    changeVehicle: 'Another vehicle',
    cancelReason: 'Reason (optional)',
    confirmCancel: 'Yes, cancel it',
    findAnother: 'Find another vehicle',
    summary: (title: string, vehicle: string) => `${title}: ${vehicle}`,
  },

  approval: {
    titles: {
      pending: 'Approval needed',
      approved: 'Approved',
      rejected: 'Rejected',
      active: 'Approved and in use',
      completed: 'Approved and completed',
      cancelled: 'Cancelled: nothing to decide any more',
    } satisfies Record<ReservationStatus, string>,
    summary: (who: string, vehicle: string, when: string) => `${who} asks for ${vehicle}, ${when}`,
    decidedSummary: (title: string, who: string) => `${title}: the reservation of ${who}`,
    approve: 'Approve',
    reject: 'Reject',
    rejectReason: 'Why not? The requester reads it.',
    rejectReasonPlaceholder: 'For example: please share a car with Jonas',
    confirmReject: 'Reject reservation',
    waitsFor: (names: string) => `Waiting for the decision of ${names}.`,
    overdue: 'The time of this reservation has passed, so it can no longer be decided.',
  },

  list: {
    mine: 'Your reservations',
    approvals: 'Waiting for you',
    onDay: (day: string) => `On ${day}`,
    empty: 'You have no upcoming reservations.',
    emptyOn: (day: string) => `You have no reservation on ${day}.`,
    emptyApprovals: 'Nothing waits for your decision.',
    approveAll: (count: number) => plural(count, { one: 'Approve # request', other: 'Approve all #' }),
    approveAllHint: 'You have read all of them?',
    approvedCount: (count: number) =>
      plural(count, { one: '# reservation is approved.', other: '# reservations are approved.' }),
    cancelHint: 'Which one do you want to cancel?',
    cancelled: 'The reservation is cancelled.',
    open: 'Open',
    cancel: 'Cancel',
    cancelThis: (vehicle: string, when: string) => `Cancel ${vehicle}, ${when}`,
    openThis: (vehicle: string, who: string) => `Open the request of ${who} for ${vehicle}`,
    more: (count: number) => plural(count, { other: 'and # more' }),
    moreOfMine: (count: number) =>
      plural(count, { other: 'and # more: name a day to see those, as in “my reservations on friday”.' }),
    summary: (title: string, count: number) => `${title}: ${plural(count, { other: '#' })}`,
    showAll: 'Show all my reservations',
  },

  change: {
    title: 'Another time',
    submit: 'Save the new time',
    hint: 'If it goes far beyond what was approved, it is decided again.',
  },
  swap: {
    title: 'Another vehicle',
    take: 'Take this one',
    takeThis: (vehicle: string) => `Take ${vehicle} instead`,
    now: 'Now',
    none: 'No other vehicle is free at that time.',
    noneOfKind: 'None like that is free then, but these are.',
  },
  choose: {
    titles: {
      change: 'Which one do you want to change?',
      swap: 'For which one do you want another vehicle?',
      'check-out': 'Which vehicle do you take?',
      'check-in': 'Which vehicle do you bring back?',
    },
    none: {
      change: 'You have no reservation like that to change.',
      swap: 'You have no reservation like that whose vehicle could be changed.',
      'check-out':
        'You have no vehicle to take now. It can be taken an hour before your reservation begins, once that is approved.',
      'check-in': 'You have no vehicle like that to bring back.',
    },
    thisOne: (vehicle: string, when: string) => `Choose ${vehicle}, ${when}`,
  },
  whereabouts: {
    title: 'Where it is',
    none: 'There is no such vehicle in the fleet.',
    private: 'Who has a vehicle is shown to fleet managers only.',
  },
  acknowledgements: { thanks: 'You are welcome.', forgotten: 'All right, that is forgotten. Nothing was done.' },

  refresh: 'Refresh',
  shared: {
    titles: {
      pending: 'Requested',
      approved: 'Reserved',
      rejected: 'Rejected',
      active: 'In use',
      completed: 'Over',
      cancelled: 'Cancelled',
    } satisfies Record<ReservationStatus, string>,
  },
  vehicleCard: {
    kind: 'Kind',
    next: 'Next',
    free: 'Free now',
    reservedUntil: (until: string) => `Reserved until ${until}`,
    maintenance: 'In maintenance',
    retired: 'No longer in the fleet',
    reserve: 'Reserve',
    details: 'Details',
  },
  extension: { nothingFound: 'Nothing was found. Try another word.' },
  privateAnswer: {
    title: 'Answered in private',
    detail: (name: string) => `${name} sees the answer here. Nobody else does.`,
    hint: 'Ask Fleet yourself to see your own.',
  },
  channel: {
    title: 'News for fleet managers',
    appointed: 'From now on the weekly digest and what waits for a decision appear here.',
    dismissed: 'Nothing for fleet managers appears here any more.',
    appoint: 'Tell managers here',
    dismiss: 'Tell nothing here',
  },
  queue: {
    title: 'Waiting for a decision',
    empty: 'Nothing waits for a decision.',
    counted: (count: number) =>
      plural(count, { one: '# reservation waits for a decision.', other: '# reservations wait for a decision.' }),
  },
  digest: {
    title: 'Your fleet last week',
    span: (from: string, to: string) => `${from} to ${to}`,
    quiet: 'No vehicle was lent.',
    reservations: 'Reservations',
    reservationsBy: (reservations: number, drivers: number) =>
      `${plural(reservations, { other: '#' })}, by ${plural(drivers, { one: '# driver', other: '# drivers' })}`,
    lent: 'Time lent',
    cost: 'Cost',
    idle: 'Never lent',
    of: (count: number, all: number) =>
      `${plural(count, { other: '#' })} of ${plural(all, { one: '# vehicle', other: '# vehicles' })}`,
    noShows: 'Not taken',
    lateReturns: 'Late returns',
    cancelled: 'Cancelled',
    busiest: 'Lent longest',
    damages: (count: number) => plural(count, { one: '# damage was reported', other: '# damages were reported' }),
    ahead: 'This week',
    undecided: 'To decide',
    waiting: 'Waitlist',
    inMaintenance: 'Maintenance',
    expiringLicences: 'Licences end',
  },

  handover: {
    titles: { 'check-out': 'Take the vehicle', 'check-in': 'Bring it back' },
    submit: { 'check-out': 'I have it', 'check-in': 'It is back' },
    lastOdometer: 'Last reading',
    odometer: { kilometer: 'Odometer, in kilometers', mile: 'Odometer, in miles' },
    odometerError: 'Enter what the odometer shows.',
    odometerBackward: (last: string) => `It showed ${last} last, never less. Read it again, or ask a fleet manager.`,
    energy: 'Tank or battery',
    energyPlaceholder: 'How full is it?',
    energySteps: { '100': 'Full', '75': 'Three quarters', '50': 'Half', '25': 'A quarter', '0': 'Nearly empty' },
    damage: 'Damage (optional)',
    damagePlaceholder: 'For example: scratch on the left door',
    withPhotos: 'With photos',
  },
  waitlist: {
    title: 'Waitlist',
    empty: 'You wait for no vehicle.',
    anyVehicle: 'Any vehicle',
    join: 'Tell me when one is free',
    joined: 'As soon as one is free, it is kept for you and you hear of it here.',
    leave: 'Stop waiting',
    leaveThis: (when: string) => `Stop waiting for ${when}`,
    left: 'You no longer wait for it.',
    offered: 'A vehicle is free for you',
    keptUntil: (until: string) => `Kept for you until ${until}. Then the next one is asked.`,
    accept: 'Take it',
    decline: 'Leave it',
    declined: 'The next one is asked.',
  },
  calendar: {
    refused: {
      title: 'Outlook cannot change this',
      moved: (when: string) =>
        `You moved it in Outlook to ${when}. That is not possible, so the event is back where it was.`,
      cancelled: 'You took it out of Outlook. That is not possible, so the event is back.',
    },
    failed: {
      title: 'Not in the calendar',
      event:
        'Outlook did not take the event. The reservation holds all the same; it is tried again with the next change.',
      vehicle: 'The vehicle’s own calendar has something else at that time and turned it down. Ask a fleet manager.',
    },
    unconfirmed: {
      title: 'Calendar unconfirmed',
      detail:
        'Outlook does not show this as it is yet, or the vehicle’s calendar has not answered. The reservation holds all the same.',
    },
    turnedDown: {
      title: 'A vehicle has turned a reservation down',
      detail:
        'Its calendar in Outlook holds something else at that time. Give the reservation another vehicle, or have the other event removed.',
    },
  },

  news: {
    due: {
      title: 'Your reservation begins soon',
      detail: 'If you no longer need the vehicle, cancel it: somebody else may wait for it.',
    },
    overdue: {
      title: 'The vehicle should be back',
      detail: 'Somebody else may wait for it. Bring it back, or extend your reservation.',
    },
    unclaimed: {
      title: 'Your vehicle is waiting for you',
      explain: (until: string) =>
        `Take it by ${until}, or move your reservation. After that it is given up for others.`,
    },
    reassigned: {
      title: 'You have another vehicle',
      detail: 'The one you had reserved has not come back in time.',
      explain: (previous: string) => `${previous} has not come back in time, so you have this one instead.`,
    },
    delayed: {
      title: 'Your vehicle is late',
      detail: 'It has not come back yet, and there is no other like it in its pool.',
    },
    'seems-taken': {
      title: 'Have you taken the vehicle?',
      detail: 'It has left its site and your reservation is near. Check it out, so that it is yours.',
    },
    'seems-returned': {
      title: 'Have you brought the vehicle back?',
      detail: 'It is at its site again. If you are done, return it; if not, nothing changes.',
    },
    'late-return': {
      title: 'The vehicle will be late',
      explain: (at: string) =>
        `By where it is now, it will be back about ${at}. Extend the reservation, or hurry: somebody may wait for it.`,
    },
    'late-before-you': {
      title: 'Your vehicle may be late',
      explain: (at: string) =>
        `It is still on the road and expected back about ${at}. If that is too late, choose another one.`,
    },
    released: {
      title: 'Your reservation was given up',
      detail: 'Nobody took the vehicle in time, so it is free for others again.',
    },
  },

  help: {
    title: 'What do you need?',
    welcome: 'Welcome to Fleet',
    intro: 'Say which vehicle you need and when, in your own words.',
    unknown: 'This bot did not understand that. It reserves vehicles, for example:',
    denied: 'All right, nothing was done. When you need something, say for example:',
    examples: [
      'book a van tomorrow 9 to 12 for site visit',
      'what is free on friday afternoon?',
      'my reservations',
      'cancel my reservation tomorrow',
    ],
    approverExample: 'waiting for me',
    find: 'Find a vehicle',
    mine: 'My reservations',
    approvals: 'Waiting for me',
    summary: 'What Fleet can do',
  },

  refusal: {
    titles: {
      conflict: 'Too late',
      taken: 'Somebody was faster',
      forbidden: 'You cannot do that',
      notFound: 'Not found',
      rule: 'That cannot be reserved',
    },
    alternatives: 'These would work:',
    take: 'Take this',
    takeThis: (vehicle: string, when: string) => `Take ${vehicle}, ${when}`,
  },

  errors: {
    broken: {
      title: 'Something went wrong',
      detail: 'It may or may not have been done. Look at your reservations before you try again.',
    },
    stale: {
      title: 'This card cannot be used any more',
      detail: 'Nothing was changed. Start again with the buttons below.',
    },
    'unknown-person': {
      title: 'You are not known to Fleet',
      detail: 'Your company or your account is not set up here. Ask your fleet manager to add you.',
    },
    'not-here': {
      title: 'Let us talk in private',
      detail: 'Reservations are personal. Write to Fleet in your personal chat with it.',
    },
  },
} as const;
