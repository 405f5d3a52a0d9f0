/** The words of the mails. Subjects are read in a list of many: what happened comes first. */
import { pluralOf } from '@fleet/contracts/plural.ts';

const plural = pluralOf('en');

export const english = {
  facts: {
    vehicle: 'Vehicle',
    when: 'When',
    where: 'Where',
    driver: 'Driver',
    purpose: 'Purpose',
    costCenter: 'Cost center',
  },
  before: 'Before:',
  atThePool: (when: string, zone: string) => `At the pool: ${when} (${zone})`,
  reason: (who: string) => `${who} wrote`,
  reasonGiven: 'The reason given',
  series: {
    times: (count: number, firstDay: string) =>
      `${plural(count, { one: '# time', other: '# times' })} from ${firstDay}`,
    count: (count: number) => plural(count, { one: '# reservation of a series', other: '# reservations of a series' }),
    more: (count: number) => plural(count, { other: 'and # more' }),
  },
  open: 'Open reservation',
  requested: {
    subject: 'Please decide',
    asks: (who: string) => `${who} asks for a vehicle`,
    asksAgain: (who: string) => `${who} changed a reservation`,
    explain: 'Approve or reject it here, or on the card in Teams.',
    decidedAnew: 'The change goes beyond what was approved, so it is decided anew.',
    standsIn: (whom: string) => `You stand in for ${whom}.`,
    decide: 'Decide now',
  },
  created: {
    subject: 'Reserved',
    title: 'The vehicle is yours',
    titleOfSeries: 'The vehicle is yours, every time',
    explain: 'No approval was needed.',
  },
  approved: {
    subject: 'Approved',
    title: 'Your reservation is approved',
    titleOfSeries: 'Your reservations are approved',
    by: (who: string) => `${who} approved. The vehicle is yours.`,
    explain: 'The vehicle is yours.',
  },
  rejected: {
    subject: 'Rejected',
    title: 'Your reservation was rejected',
    titleOfSeries: 'Your reservations were rejected',
    by: (who: string) => `${who} decided against it. The vehicle is free for others.`,
    explain: 'The vehicle is free for others.',
  },
  changed: {
    subject: 'Changed',
    title: 'Your reservation was changed',
    titleOfSeries: 'Your reservations were changed',
    by: (who: string) => `${who} changed it.`,
    explain: 'It is now as below.',
    waits: 'It waits for approval again.',
  },
  cancelled: {
    subject: 'Cancelled',
    title: 'The reservation was cancelled',
    titleOfSeries: 'The reservations were cancelled',
    by: (who: string) => `${who} cancelled. The vehicle is free again.`,
    explain: 'The vehicle is free again.',
    causes: {
      'no-show': 'Nobody took the vehicle in time, so it is free for others again.',
      undecided: 'Nobody had decided when it was to begin.',
      vehicle: 'The vehicle could not be had.',
    },
  },
  reminder: {
    subject: 'Reminder',
    title: 'Your reservation begins within a day',
    explain: 'If you no longer need the vehicle, cancel the reservation: somebody else may wait for it.',
  },
  lateReturn: {
    subject: 'Please return',
    title: 'The vehicle should be back',
    explain: 'Somebody else may wait for it. Bring it back, or extend your reservation.',
  },
  unclaimed: {
    subject: 'Your vehicle waits',
    title: 'Your vehicle is waiting for you',
    explain: (until: string) =>
      `It is kept for you until ${until}. Take it, move your reservation, or cancel it for somebody else.`,
  },
  reassigned: {
    subject: 'Another vehicle',
    title: 'You have another vehicle',
    explain: (previous: string) => `${previous} has not come back in time, so you have this one instead.`,
    anyVehicle: 'The one you had reserved has not come back in time, so you have this one instead.',
  },
  delayed: {
    subject: 'Your vehicle is late',
    title: 'Your vehicle is late',
    explain: 'It has not come back yet, and there is no other like it in its pool.',
    free: 'Free at your time',
    move: 'Move your reservation to one of these, or wait for yours.',
    nothingFree: 'No other vehicle is free, either. Wait for yours, or ask a fleet manager.',
  },
  offer: {
    subject: 'A vehicle for you',
    title: 'A vehicle you waited for is free',
    keptUntil: (until: string) => `It is kept for you until ${until}. After that, the next in line is asked.`,
    answer: 'Accept or decline',
  },
  digest: {
    subject: 'Your fleet last week',
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
    expiringLicences: 'Licences that end soon',
    open: 'Open the fleet',
  },
  because: {
    driver: 'You get this mail because a vehicle is reserved for you.',
    approver: 'You get this mail because you decide about this vehicle.',
    involved: 'You get this mail because you were asked to decide about this reservation.',
    waiting: 'You get this mail because you are on the waitlist.',
    manager: 'You get this mail every Monday because you manage the fleet.',
  },
  sentBy: (tenant: string) => `Sent by the fleet of ${tenant}`,
} as const;
