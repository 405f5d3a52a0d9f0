/** Every word the bot says, in English; the other catalogues have the shape of this one. What people wrote is never part of it. */
import type { ReservationStatus } from '@fleet/contracts/reservation.ts';
import type { VehicleClass } from '@fleet/contracts/vehicle.ts';
import type { Assumption, FuelType, PeriodQuestion } from '../language/intent.ts';
import { pluralOf } from './plural.ts';

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
    approvalNeeded: 'Needs approval',
    noApproval: 'No approval needed',
    choose: 'Choose',
    chooseThis: (vehicle: string) => `Choose ${vehicle}`,
    more: (count: number) => plural(count, { other: 'and # more' }),
    showMore: (count: number) => plural(count, { other: 'Show # more' }),
    changeTime: 'Change time',
  },
  whenCard: {
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
    cancelHint: 'Which one do you want to cancel?',
    changeHint: 'A reservation cannot be moved: cancel it and reserve the new time.',
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
