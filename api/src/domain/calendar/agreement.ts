/** The parts of an event that both sides look at, and what they last agreed on. */

export interface EventPeriod {
  /** Instants, ISO 8601 with milliseconds. */
  startDate: string;
  endDate: string;
}

export interface EventContent extends EventPeriod {
  subject: string;
  location: string;
  showAs: string;
  /** `required somebody@example.com`, in lower case and in order. */
  attendees: readonly string[];
}

export interface EventAnswers {
  /** The driver's: `accepted`, `declined` and so on; null when they are not invited. */
  driver: string | null;
  vehicle: string | null;
  /** Another time the driver has proposed. */
  proposal: EventPeriod | null;
}

export interface Agreement {
  content: EventContent;
  answers: Pick<EventAnswers, 'driver' | 'vehicle'>;
  /** The etag at which this was so; an event that still has it needs no look. */
  etag: string;
  iCalUId: string;
  /** Of the series the event belongs to. */
  seriesMasterId: string | null;
  /** What people have wished for in Outlook and was refused, so that nobody is told twice. */
  refused: readonly string[];
}

/** Whatever must be equal for two sides to show the same. */
export function sameContent(one: EventContent, other: EventContent): boolean {
  return (
    samePeriod(one, other) &&
    one.subject === other.subject &&
    one.location === other.location &&
    one.showAs === other.showAs &&
    String(one.attendees) === String(other.attendees)
  );
}

export function samePeriod(one: EventPeriod, other: EventPeriod): boolean {
  return one.startDate === other.startDate && one.endDate === other.endDate;
}
