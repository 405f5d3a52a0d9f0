/**
 * What a language model may answer with: one function an intent. Whatever it fills in is checked like a button's payload, and
 * comes from us, from the fleet or from the message itself: it puts no word of its own onto a card.
 */
import { vehicleClassSchema } from '@fleet/contracts/vehicle.ts';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Intent } from './intent.ts';
import { readPeriod, type SaidPeriod } from './period.ts';
import { clockOf, defaultToWholeDay, type Listener } from './read-message.ts';

type OfferedKind = Exclude<Intent['kind'], 'unknown'>;
/** Intents that say nothing but what they are. */
type PlainKind = OfferedKind & Exclude<Intent, { which: unknown } | { wish: unknown }>['kind'];

interface Offer {
  description: string;
  parameters: z.ZodObject;
  /** @returns undefined when the arguments do not fit */
  read(said: unknown): Intent | undefined;
}

export interface OfferedFunction {
  name: string;
  description: string;
  /** JSON Schema */
  parameters: object;
}

export interface OfferedFunctions {
  functions: OfferedFunction[];
  /**
   * @param name and json as the model wrote them
   * @returns undefined when that function is not offered or its arguments do not fit
   */
  read(name: string, json: string): Intent | undefined;
}

/** @param message the one that is to be understood */
export function offerFunctions(message: string, listener: Listener): OfferedFunctions {
  const offers = offersFor(message, listener);
  return {
    functions: Object.entries(offers).map(([name, { description, parameters }]) => {
      const { $schema: _, ...schema } = z.toJSONSchema(parameters, { io: 'input' });
      return { name, description, parameters: schema };
    }),
    read(name, json) {
      if (!Object.hasOwn(offers, name)) return undefined;
      const said = parseArguments(json);
      return said === undefined ? undefined : offers[name as OfferedKind].read(said);
    },
  };
}

/** An intent that is added to the language gets its line here. */
function offersFor(message: string, listener: Listener): Record<OfferedKind, Offer> {
  const clock = clockOf(listener);
  const words = new Map([...listener.fleetTerms.values()].map((term) => [term.toLowerCase(), term]));
  const terms = z
    .array(z.string().refine((term) => words.has(term.toLowerCase())))
    .max(10)
    .default([])
    .transform((said) => said.map((term) => words.get(term.toLowerCase()) ?? term))
    .describe("Makes, models, colors, plates, pools and places, only as the list of the fleet's own words has them");
  const wish = z.strictObject({ classes, fuelType, minimumSeats, terms });
  const anyVehicle = wish.prefault({});
  const which = z
    .strictObject({ day, classes, terms })
    .prefault({})
    .describe('Which of their reservations; empty for the one they speak of, or any');
  const purpose = quote(message, 500).describe('What the vehicle is for, word for word as the message says it');
  const damage = quote(message, 1_000).describe('What is broken, word for word as the message says it');
  const report = z.strictObject({ odometer, energyPercent, damage }).prefault({});
  const wanted = (kind: 'book' | 'availability', description: string) =>
    offer(description, { wish: anyVehicle, period, purpose }, (said) => ({
      kind,
      wish: said.wish,
      period: readPeriod(defaultToWholeDay(kind, toSaid(said.period)), clock),
      purpose: said.purpose,
    }));
  const own = (kind: 'my-reservations' | 'cancel' | 'check-out', description: string) =>
    offer(description, { which }, (said) => ({ kind, which: said.which }));
  const returned = (kind: 'check-in' | 'report-damage', description: string) =>
    offer(description, { which, report }, (said) => ({ kind, which: said.which, report: said.report }));
  const plain = (kind: PlainKind, description: string) => offer(description, {}, () => ({ kind }));
  return {
    book: wanted('book', 'They want to reserve a vehicle.'),
    availability: wanted('availability', 'They ask what is free.'),
    'my-reservations': own('my-reservations', 'They ask what they have reserved.'),
    cancel: own('cancel', 'They want to give a reservation up.'),
    change: offer(
      'They want another time for a reservation they have.',
      { which, change: change.optional() },
      (said) => ({ kind: 'change', which: said.which, change: said.change }),
    ),
    swap: offer('They want another vehicle for a reservation they have.', { which, wish: anyVehicle }, (said) => ({
      kind: 'swap',
      ...said,
    })),
    'check-out': own('check-out', 'They take the vehicle now.'),
    'check-in': returned('check-in', 'They bring the vehicle back.'),
    'report-damage': returned('report-damage', 'Something about a vehicle is broken.'),
    'who-has': offer('They ask where a vehicle is or who drives it.', { wish }, (said) =>
      said.wish.classes.length + said.wish.terms.length > 0 ? { kind: 'who-has', wish: said.wish } : undefined,
    ),
    waitlist: plain('waitlist', 'They ask about the waitlist.'),
    approvals: plain('approvals', 'They ask what waits for their decision, or want to decide.'),
    help: plain('help', 'They ask what can be done here.'),
    greeting: plain('greeting', 'They only greet.'),
    thanks: plain('thanks', 'They only thank.'),
    forget: plain('forget', 'They want what they have just said to be forgotten.'),
    denied: plain('denied', 'They say what is not to be done.'),
  };
}

function offer<Shape extends z.ZodRawShape>(
  description: string,
  shape: Shape,
  toIntent: (said: z.output<z.ZodObject<Shape, z.core.$strict>>) => Intent | undefined,
): Offer {
  const parameters = z.strictObject(shape);
  return {
    description,
    parameters,
    read(said) {
      const result = parameters.safeParse(said);
      return result.success ? toIntent(result.data) : undefined;
    },
  };
}

const classes = z.array(vehicleClassSchema).max(10).default([]);
const fuelType = z.enum(['petrol', 'diesel', 'hybrid', 'electric']).optional();
const minimumSeats = z.int().min(1).max(60).optional();
const day = z.iso.date().optional();
const time = z.iso.time({ precision: -1 }).optional();
// A year: whoever means more means something else.
const mostMinutes = 527_040;
const minutes = z.int().min(-mostMinutes).max(mostMinutes);

const period = z
  .strictObject({
    startDay: day,
    startTime: time,
    endDay: day,
    endTime: time,
    dayPart: z.enum(['morning', 'afternoon', 'evening', 'night', 'whole-day']).optional(),
    lengthMinutes: z.int().min(1).max(mostMinutes).optional(),
    startsInMinutes: z.int().min(0).max(mostMinutes).optional().describe('From now; 0 is now'),
  })
  .prefault({})
  .describe('As far as the message says it: what is missing is asked for');

const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['shift', 'lengthen']), minutes: minutes.describe('Negative: earlier, shorter') }),
  z.strictObject({ kind: z.literal('end'), day, time: time.transform(toSaidTime) }),
  z.strictObject({ kind: z.literal('move'), day, start: time.transform(toSaidTime), end: time.transform(toSaidTime) }),
]);

const odometer = z
  .strictObject({ value: z.int().min(0).max(10_000_000), unit: z.enum(['kilometer', 'mile']).optional() })
  .optional();
const energyPercent = z.int().min(0).max(100).optional().describe('Of the tank or the battery');

/** What the message says word for word, as it is written there; anything else is left out. */
function quote(message: string, maximumCharacters: number) {
  const lower = message.toLowerCase();
  return z
    .string()
    .trim()
    .max(maximumCharacters)
    .transform((text) => {
      const start = lower.indexOf(text.toLowerCase());
      if (start < 0 || text === '' || lower.length !== message.length) return undefined;
      return message.slice(start, start + text.length);
    })
    .optional();
}

/** Models write null or nothing for what they leave out. */
function parseArguments(json: string): unknown {
  try {
    return JSON.parse(json || '{}', (_key, value: unknown) => (value === null || value === '' ? undefined : value));
  } catch {
    return undefined;
  }
}

function toSaidTime(text: string | undefined) {
  if (!text) return undefined;
  const { hour, minute } = Temporal.PlainTime.from(text);
  return { hour, minute, isLoose: false };
}

function toSaid({ startDay, startTime, endDay, endTime, ...rest }: z.output<typeof period>): SaidPeriod {
  const date = (text: string, isEnd: boolean) => ({
    index: 0,
    date: Temporal.PlainDate.from(text),
    mayRoll: false,
    isEnd,
  });
  const clockTime = (text: string, role: 'at' | 'until') => {
    const { hour, minute } = Temporal.PlainTime.from(text);
    return { index: 0, hour, minute, halfOfDay: 'said', role } as const;
  };
  const { dayPart, lengthMinutes, startsInMinutes } = rest;
  return {
    dates: [
      ...(startDay ? [date(startDay, false)] : []),
      ...(startDay && endDay && endDay !== startDay ? [date(endDay, true)] : []),
    ],
    times: [...(startTime ? [clockTime(startTime, 'at')] : []), ...(endTime ? [clockTime(endTime, 'until')] : [])],
    dayPart,
    length: lengthMinutes ? { unit: 'minutes', count: lengthMinutes } : undefined,
    aheadMinutes: startsInMinutes || undefined,
    saysNow: startsInMinutes === 0,
    isImpossible: false,
    namesOtherZone: false,
    saysSeveral: false,
    saysRecurring: false,
  };
}
